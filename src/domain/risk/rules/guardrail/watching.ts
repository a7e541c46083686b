import type { Rule } from '../../rule.ts';
import { checkRemoved } from './check-removed.ts';
import { detectorOff } from './detector-off.ts';
import { findingsHidden } from './findings-hidden.ts';
import { organizationCoverage } from './organization-coverage.ts';
import { recorderOff } from './recorder-off.ts';
import { trailEvents } from './trail-events.ts';
import { trailWeakened } from './trail-weakened.ts';

/** What watches all accounts. */
export const watchingRules: readonly Rule[] = [
  trailWeakened,
  trailEvents,
  recorderOff,
  checkRemoved,
  detectorOff,
  organizationCoverage,
  findingsHidden,
];
