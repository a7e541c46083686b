import type { Rule } from '../../rule.ts';
import { alarmOff } from './alarm-off.ts';
import { clusterHardening } from './cluster-hardening.ts';
import { containerPrivilege } from './container-privilege.ts';
import { imageUnpinned } from './image-unpinned.ts';
import { loggingOff } from './logging-off.ts';
import { oldRuntime } from './old-runtime.ts';

/** Is it still watched, and is what runs still held to its place (SEC)? */
export const controlRules: readonly Rule[] = [
  loggingOff,
  alarmOff,
  imageUnpinned,
  containerPrivilege,
  oldRuntime,
  clusterHardening,
];
