import { guardrailReading } from './guardrail.ts';
import { identityReadings } from './identity.ts';
import { networkReadings } from './network.ts';
import { openDoorReadings } from './open-doors.ts';
import { protections } from './protections.ts';
import type { Reading } from './reading.ts';
import { resourcePolicyReadings } from './resource-policy.ts';

/** Whom policies, lists and shares of a resource let in, and what policies of the organization hold back. */
const access: readonly Reading[] = [...resourcePolicyReadings, ...openDoorReadings, guardrailReading];

/** Every comparison there is. A new one is its file, its test and its line here. */
export const readings: readonly Reading[] = [...networkReadings, ...access, ...protections, ...identityReadings];
