import type { Rule } from '../../rule.ts';
import { alarmOff } from './alarm-off.ts';
import { clusterHardening } from './cluster-hardening.ts';
import { containerPrivilege } from './container-privilege.ts';
import { encryptionOff } from './encryption-off.ts';
import { imageUnpinned } from './image-unpinned.ts';
import { keyWeakened } from './key-weakened.ts';
import { loggingOff } from './logging-off.ts';
import { markDropped } from './mark-dropped.ts';
import { oldRuntime } from './old-runtime.ts';
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
  loggingOff,
  alarmOff,
  imageUnpinned,
  containerPrivilege,
  oldRuntime,
  clusterHardening,
];
