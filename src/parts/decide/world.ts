import type { Refusal } from '../../domain/refusal.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EvidenceCollector } from '../../ports/collector.ts';
import type { Landing } from '../../ports/landing.ts';
import type { Ledger } from '../../ports/ledger-append.ts';
import type { PartRunner } from '../../ports/part-runner.ts';
import type { ActingPerson } from '../../ports/person.ts';
import type { Proof } from '../../ports/proof.ts';
import type { Results } from '../../ports/results.ts';
import type { AuthorsWorld } from '../authors.ts';
import type { PresentWorld } from '../present.ts';
import type { RunEvent } from './events.ts';

/** What decide may touch: no engine, no workspace, no credentials, no vault. */
export type DecideWorld = AuthorsWorld &
  PresentWorld & {
    readonly clock: Clock;
    readonly ledger: Ledger;
    readonly landing: Landing;
    readonly results: Results;
    readonly runner: PartRunner;
    readonly proof: Proof;
    readonly evidence: EvidenceCollector;
    readonly sleep: (ms: number) => Promise<void>;
    /** Fresh random text for ids and nonces. */
    readonly nonce: () => string;
    /** Who acts, or why nobody can be told apart here. */
    readonly person: (as: string | undefined) => Promise<ActingPerson | Refusal>;
    readonly tell: (event: RunEvent) => void;
    /** True once a person asked to stop: start nothing more. */
    readonly stopping: () => boolean;
  };
