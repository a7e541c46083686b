import type { Rule } from '../../rule.ts';
import { keyControl } from './key-control.ts';
import { keyLockOut } from './key-lock-out.ts';

/** Policies of keys. */
export const keyRules: readonly Rule[] = [keyControl, keyLockOut];
