import type { Clock } from '../../ports/clock.ts';
import type { Supervised } from '../../ports/engine.ts';
import type { Ledger } from '../../ports/ledger-append.ts';
import type { Objects } from '../../ports/objects.ts';
import type { PlanFile } from '../../ports/plan-file.ts';
import type { Proof } from '../../ports/proof.ts';
import type { RunLog } from '../../ports/run-log.ts';
import type { Sealed } from '../../ports/sealed.ts';
import type { Workspaces } from '../../ports/workspace.ts';
import type { FolderWorld } from '../engine-folder.ts';
import type { SourcesWorld } from '../stack-sources.ts';

/** What the apply part may touch: one sealed plan, the apply identity, intent and outcome. It never plans or pushes. */
export type ApplyWorld = FolderWorld &
  SourcesWorld & {
    readonly ledger: Ledger;
    readonly sealed: Sealed;
    /** Opens what was sealed for this pool; given to this part and to settle alone. */
    readonly vaultIdentity: string;
    readonly objects: Objects;
    readonly logs: RunLog;
    readonly planFile: PlanFile;
    readonly proof: Proof;
    readonly workspaces: Workspaces;
    readonly supervised: Supervised;
    readonly clock: Clock;
    readonly sleep: (ms: number) => Promise<void>;
    readonly nonce: () => string;
    /** A new folder for one apply's supervisor, by D. */
    readonly runFolder: (d: string) => string;
    readonly interrupted: () => boolean;
    /** The time of day, which ends sessions whatever ledger time says. */
    readonly present: () => number;
    /** How long an interrupted engine may take to stop, before nobody knows how it ended. */
    readonly graceMs: number;
  };
