import type { Digest } from './digest.ts';
import type { EngineKind } from './stack.ts';

/** Lineage and serial of a state, as read. `absent`: there is no state yet. */
export type StateMark = 'absent' | { readonly lineage: string; readonly serial: number };

/** The mark a saved plan carries. A plan made on no state has neither part. */
export function stateMarkOf(plan: {
  readonly lineage: string | undefined;
  readonly serial: number | undefined;
}): StateMark {
  const { lineage, serial } = plan;
  return lineage === undefined || serial === undefined ? 'absent' : { lineage, serial };
}

export type EngineSeen = {
  readonly kind: EngineKind;
  readonly version: string;
  readonly binary: Digest;
  /** Version and schema digest of attached providers, which stand for the lock where there is none. */
  readonly attached?: string;
};

/** What the sealed plan is made of. Names are those of the vault. */
export type SealedParts = {
  readonly planFile: { readonly name: string; readonly digest: Digest };
  readonly workspace: { readonly name: string; readonly digest: Digest };
  readonly planJson: Digest;
  readonly root: string;
};

/** What the plan part claims. An apply derives everything it depends on again. */
export type PlanResult = {
  readonly request: string;
  readonly purpose: string;
  readonly finishedAt: number;
} & (
  | {
      readonly status: 'ok';
      readonly account: string;
      readonly engine: EngineSeen;
      readonly state: StateMark;
      readonly backend: Digest;
      readonly arguments: readonly string[];
      readonly variables: string;
      /** Digest in `objects` is decide's to compute; the result carries the text itself. */
      readonly driftAnalysis?: string;
      readonly analysis?: string;
      readonly fingerprint?: Digest;
      readonly lockFile?: Digest;
      readonly generated?: readonly string[];
      readonly exitCode: number;
      readonly sealed?: SealedParts;
      readonly log: readonly string[];
    }
  | {
      readonly status: 'failed' | 'could-not-check';
      readonly code: string;
      readonly say: string;
      readonly log: readonly string[];
    }
);
