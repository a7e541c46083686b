import type { Rule } from '../../rule.ts';
import { fleetCode } from './fleet-code.ts';
import { invokedAction } from './invoked-action.ts';
import { newCode } from './new-code.ts';
import { opaquePayload } from './opaque-payload.ts';
import { pipelineChange } from './pipeline-change.ts';
import { provisioner } from './provisioner.ts';
import { runningSource } from './running-source.ts';
import { runsSomething } from './runs-something.ts';

/** What runs that no list of changes shows, and which code runs afterwards (EXE)? */
export const codeRules: readonly Rule[] = [
  provisioner,
  invokedAction,
  runningSource,
  runsSomething,
  newCode,
  fleetCode,
  pipelineChange,
  opaquePayload,
];
