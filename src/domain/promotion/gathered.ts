import type { Digest } from '../digest.ts';
import type { DriftVerdict } from '../drift/expect.ts';
import type { Milliseconds } from '../instant.ts';
import { secondMs } from '../instant.ts';
import type { EngineSeen, StateMark } from '../plan-result.ts';
import type { PresentJudging } from './present.ts';

/** A fact of the oldest age may still carry an intent (DESIGN 5.4). */
export const factAgeMax: Milliseconds = 5 * secondMs;

/** One thing that needed I/O, or that it could not be had. `age` is by the monotonic clock. */
export type Gathered<T> = { readonly value: T; readonly age: Milliseconds } | { readonly missing: string };

/**
 * Everything the enforcement function needs of the world, seen by the applying side with its own eyes just before the
 * intent. `sources` lists what the sealed folder and the plan's configuration snapshot have beyond the recorded tree,
 * our edits, registered modules and listed generated files.
 */
export type Facts = {
  readonly governedHead: Gathered<string>;
  readonly account: Gathered<string>;
  readonly state: Gathered<StateMark>;
  readonly planState: Gathered<StateMark>;
  readonly backend: Gathered<Digest>;
  readonly backendLock: Gathered<string | undefined>;
  readonly planFile: Gathered<Digest>;
  readonly workspace: Gathered<Digest>;
  readonly engine: Gathered<EngineSeen>;
  readonly variables: Gathered<string>;
  readonly analysis: Gathered<Digest>;
  readonly judgement: Gathered<Digest>;
  /** Whom the pinned rules ask for and what they deny, judged again from the sealed bytes: the fact's own is a claim. */
  readonly derived: Gathered<PresentJudging>;
  /** Is the promotion's contract the one its pinned rule files say? */
  readonly pinned: Gathered<boolean>;
  /** What the recorded drift analysis says, read again under leave that proves itself. */
  readonly drift: Gathered<DriftVerdict>;
  readonly sources: Gathered<readonly string[]>;
  readonly authors: Gathered<readonly string[]>;
  readonly root: Gathered<string>;
  /** Ids of grants whose signature was verified at its source, against keys the rules give that person. */
  readonly proofs: Gathered<ReadonlySet<Digest>>;
};
