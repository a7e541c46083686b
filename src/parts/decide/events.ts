import type { StackName } from '../../domain/stack.ts';

/** What a run says while it works: one line on a terminal, one object in `--json`. */
export type RunEvent = {
  readonly type:
    | 'promotion'
    | 'release'
    | 'drift'
    | 'planned'
    | 'judged'
    | 'dropped'
    | 'applying'
    | 'applied'
    | 'apply-failed'
    | 'landed'
    | 'verified'
    | 'evidence'
    | 'skipped'
    | 'stopping'
    | 'warning'
    | 'released';
  readonly promotion: string;
  readonly wave?: string;
  readonly stack?: StackName;
  readonly say: string;
};
