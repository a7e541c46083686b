import type { Digest } from './digest.ts';
import { digestOfValue } from './digest.ts';
import type { Environment } from './environment.ts';
import type { Instant } from './instant.ts';
import type { ByteEdit, CompanionEdit } from './plan-request.ts';
import type { EngineSeen, SealedParts, StateMark } from './plan-result.ts';
import type { Release } from './release.ts';
import type { StackName } from './stack.ts';

/** Everything a judged plan is bound to (DESIGN 5.1). D is the digest of its canonical bytes. */
export type PlanRecord = {
  readonly schema: 1;
  readonly ledger: string;
  readonly promotion: string;
  readonly request: string;
  readonly nonce: string;
  readonly stack: StackName;
  readonly folder: string;
  readonly wave: string;
  readonly environment: Environment;
  readonly account: string;
  readonly backend: Digest;
  readonly workspaceName: string;
  readonly lockKey: string;
  readonly sealed: SealedParts;
  readonly fingerprint: Digest;
  readonly analysis: Digest;
  readonly driftAnalysis?: Digest;
  readonly commit: string;
  readonly readSet: readonly string[];
  readonly readSetDigest: Digest;
  readonly edits: readonly ByteEdit[];
  readonly companions: readonly CompanionEdit[];
  readonly generated: readonly string[];
  readonly release: Release;
  readonly fromVersion: string;
  readonly lockFile?: Digest;
  readonly engine: EngineSeen;
  readonly arguments: readonly string[];
  readonly variables: string;
  readonly judgement: Digest;
  readonly ruleSet: string;
  readonly contract: Digest;
  readonly rules: Digest;
  /** Persons who count as authors of this change, sorted; e-mails that are no known person under `unknown`. */
  readonly authors: Authors;
  readonly state: StateMark;
  readonly timeZoneData: string;
  readonly pool: string;
  readonly created: Instant;
  readonly expires: Instant;
};

export type Authors = { readonly persons: readonly string[]; readonly unknown: readonly string[] };

export function recordDigest(record: PlanRecord): Digest {
  return digestOfValue(record);
}

/** A stack's lock is on its state: the backend's address and the workspace in it (DESIGN 5.8). */
export function lockKeyOf({ backend, workspaceName }: Pick<PlanRecord, 'backend' | 'workspaceName'>): string {
  return `${backend}/${workspaceName}`;
}

/** What an approval must quote at least: 12 hex digits of D. */
export function shortDigest(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1).slice(0, 12);
}
