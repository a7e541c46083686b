import type { Reading } from './reading.ts';

/** Every comparison there is. A new one is its file, its test and its line here. */
export const readings: readonly Reading[] = [];
