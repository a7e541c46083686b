import { canonical } from '../domain/canonical.ts';
import type { Digest } from '../domain/digest.ts';
import { Failure } from '../domain/failure.ts';
import { type Fact, streamsOf } from '../domain/promotion/facts.ts';
import type { Entry, Head } from './ledger.ts';
import type { Append, StreamId } from './ledger-append.ts';

/** How a store stands at the moment it would write: read and written under one lock. */
export type Standing = {
  readonly head: Head;
  /** Sequence of the last entry that touched the stream; 0: none. */
  positionOf(stream: StreamId): number;
  isSpent(d: Digest): boolean;
};

/**
 * The rules of every store. Undefined: write it. Failures: `append-invalid` (a fault of the caller's), `clock-behind`
 * (the time is before the head's; look at the clock again and decide anew).
 */
export function admit(append: Append, standing: Standing): 'conflict' | 'spent' | undefined {
  requireWhole(append);
  const intents = intentsOf(append.facts);
  if (new Set(intents).size < intents.length || intents.some((d) => standing.isSpent(d))) return 'spent';
  for (const [stream, position] of append.expected) {
    if (standing.positionOf(stream) !== position) return 'conflict';
  }
  if (append.at < standing.head.at) {
    throw nothing('clock-behind', `the time given is ${standing.head.at - append.at} ms before the ledger's head`);
  }
  return undefined;
}

/** The stored entry for an append whose answer was lost. Another content under the id is `append-id-reused`. */
export function answerAgain(stored: Entry, append: Append): Entry {
  const { at, facts } = stored;
  if (canonical({ at, facts }) === canonical({ at: append.at, facts: append.facts })) return stored;
  throw nothing(
    'append-id-reused',
    `append ${append.id} is entry ${stored.sequence}, with other facts or another time`,
  );
}

/** The plan records that these facts are intents for. */
export function intentsOf(facts: readonly Fact[]): readonly Digest[] {
  return facts.flatMap((fact) => (fact.type === 'apply-intended' ? [fact.d] : []));
}

/** All streams the facts belong to, each once. */
export function streamsTouched(facts: readonly Fact[]): ReadonlySet<StreamId> {
  return new Set(facts.flatMap(streamsOf));
}

function requireWhole({ id, at, facts, expected }: Append): void {
  if (id === '') throw nothing('append-invalid', 'an append needs an id');
  if (facts.length === 0) throw nothing('append-invalid', 'an append needs a fact');
  if (!Number.isSafeInteger(at) || at < 0) throw nothing('append-invalid', `${at} is no instant`);
  const intents = facts.filter((fact) => fact.type === 'apply-intended');
  // DESIGN 5.5: a decision to apply looked at all three, so it must fall when any of them moves.
  const unnamed = intents.flatMap((fact) => ['governance', ...streamsOf(fact)]).find((stream) => !expected.has(stream));
  if (unnamed) throw nothing('append-invalid', `an intent must say where it saw the stream ${unnamed}`);
}

function nothing(code: string, message: string): Failure {
  return new Failure(code, message, { outcome: 'nothing-happened' });
}
