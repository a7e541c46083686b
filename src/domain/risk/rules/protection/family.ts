import type { Rule } from '../../rule.ts';
import { secretChange } from './secret-change.ts';

/** Who guards the secrets, and is what is kept and sent still encrypted and watched (SEC, ENC)? */
export const protectionRules: readonly Rule[] = [secretChange];
