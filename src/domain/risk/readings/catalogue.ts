import { protections } from './protections.ts';
import type { Reading } from './reading.ts';
import { groupBlocks, groupRules } from './security-group.ts';

/** Every comparison there is. A new one is its file, its test and its line here. */
export const readings: readonly Reading[] = [groupBlocks, groupRules, ...protections];
