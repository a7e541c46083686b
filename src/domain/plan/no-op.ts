import type { Analysis } from '../analysis.ts';
import { writes } from './actions.ts';

/**
 * Would applying this plan do nothing? No resource, state address or output changes, no action is invoked, nothing is
 * deferred. Reading data does not count; code that ran while planning has already run.
 */
export function isNoOp({ changes, outputs, code, deferred }: Analysis): boolean {
  return (
    !changes.some(writes) &&
    outputs.length === 0 &&
    deferred.length === 0 &&
    !code.some(({ kind }) => kind === 'action')
  );
}
