import { policiesReading } from './policies.ts';
import { carrierReading, membersReading } from './principals.ts';
import type { Reading } from './reading.ts';
import { roleReading } from './role.ts';

/** Comparisons of who may do what. */
export const identityReadings: readonly Reading[] = [policiesReading, roleReading, carrierReading, membersReading];
