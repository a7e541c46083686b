import type { ReleaseName } from '../../domain/release.ts';
import type { StackName } from '../../domain/stack.ts';

/** What a run is to work on: a release by name, one promotion by its id, or everything that is due. */
export type RunOrder = ({ readonly release: ReleaseName } | { readonly promotion: string } | { readonly due: true }) & {
  readonly stack?: StackName;
  readonly waitMs?: number;
  readonly as?: string;
};

export type ReconcileOrder = { readonly stack: StackName; readonly as?: string };
