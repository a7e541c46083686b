import type { Rule } from '../../rule.ts';
import { controlRules } from './controls.ts';
import { encryptionOff } from './encryption-off.ts';
import { keyWeakened } from './key-weakened.ts';
import { markDropped } from './mark-dropped.ts';
import { plainTransport } from './plain-transport.ts';
import { rotation } from './rotation.ts';
import { secretChange } from './secret-change.ts';
import { secretInPlan } from './secret-in-plan.ts';

/** Who guards the secrets, and is what is kept and sent still encrypted and watched (SEC, ENC)? */
export const protectionRules: readonly Rule[] = [
  secretChange,
  encryptionOff,
  keyWeakened,
  plainTransport,
  secretInPlan,
  markDropped,
  rotation,
  ...controlRules,
];
