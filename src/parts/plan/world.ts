import type { Clock } from '../../ports/clock.ts';
import type { Governed } from '../../ports/governed.ts';
import type { LedgerReader } from '../../ports/ledger.ts';
import type { LockFile } from '../../ports/lock-file.ts';
import type { Pins } from '../../ports/pins.ts';
import type { PlanFile } from '../../ports/plan-file.ts';
import type { Results } from '../../ports/results.ts';
import type { RunLog } from '../../ports/run-log.ts';
import type { Sealed } from '../../ports/sealed.ts';
import type { Workspaces } from '../../ports/workspace.ts';
import type { FolderWorld } from '../engine-folder.ts';

/** What the plan part may touch: it reads the ledger and puts one result with its sealed parts, nothing else. */
export type PlanWorld = FolderWorld & {
  readonly ledger: LedgerReader;
  readonly results: Results;
  readonly sealed: Sealed;
  readonly logs: RunLog;
  readonly governed: Governed;
  readonly pins: Pins;
  readonly lockFile: LockFile;
  readonly planFile: PlanFile;
  readonly workspaces: Workspaces;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
  /** Fresh random text for names of sealed things. */
  readonly nonce: () => string;
  /** The file of backend settings that puts a local state back where it belongs. */
  readonly backendOverride: (statePath: string) => { readonly name: string; readonly text: string };
};
