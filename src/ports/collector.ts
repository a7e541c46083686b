import type { Collector } from '../domain/definitions.ts';
import type { Environment } from '../domain/environment.ts';
import type { EvidenceResult } from '../domain/evidence.ts';

export type Collected = { readonly result: EvidenceResult; readonly say: string; readonly detail?: string };

/** Asks an evidence provider once, with a limit. An unreachable one is `no-data`, never a pass; it never throws. */
export type EvidenceCollector = {
  collect(collector: Collector, environment: Environment): Promise<Collected>;
};
