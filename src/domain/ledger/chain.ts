import type { Digest } from '../digest.ts';
import type { Entry, Head, Link, Unreadable } from './entry.ts';
import { genesis, headOf, readLine, readLink } from './entry.ts';
import { checkHistory } from './history.ts';

/** `sequence` is that of the first bad entry; 0 when no single entry can be named. */
export type ChainResult =
  | { readonly ok: true; readonly head: Head; readonly entries: number }
  | { readonly ok: false; readonly sequence: number; readonly say: string };

type Broken = Extract<ChainResult, { ok: false }>;

/**
 * Reads a ledger's lines from the first to the last and holds them against every head somebody has seen (INV-27,
 * INV-29, INV-30): nothing changed, removed, moved, added or cut off; time never runs backwards; every effect has
 * its intent and no intent two outcomes. Without heads an end that was cut off cannot be seen (F15). `look` is shown each
 * entry that stands.
 */
export function verifyChain(
  lines: Iterable<string>,
  heads: readonly Head[] = [],
  look: (entry: Entry) => void = () => {},
): ChainResult {
  const checkFacts = checkHistory();
  const ids = new Set<string>();
  let tail = genesis;
  const odd = (entry: Entry): string | undefined => {
    const say = outOfTime(entry, tail) ?? doubled(entry, ids) ?? checkFacts(entry.facts);
    if (say !== undefined) return say;
    ids.add(entry.id);
    look(entry);
    tail = headOf(entry);
    return undefined;
  };
  return walk(lines, heads, { read: readLine, odd }) ?? ended(tail, heads);
}

/**
 * The same of hashes and links alone, for a quick look: nothing changed, removed, moved, added or cut off. Whether what
 * the entries say could have happened is for `verifyChain`.
 */
export function verifyHashes(lines: Iterable<string>, heads: readonly Head[] = []): ChainResult {
  let last = '';
  const read = (line: string): Link | Unreadable => {
    last = line;
    return readLink(line);
  };
  const fault = walk(lines, heads, { read, odd: () => undefined });
  if (fault) return fault;
  const entry = last === '' ? undefined : readLine(last);
  if (entry && 'unreadable' in entry) {
    const { sequence } = readLink(last) as Link;
    return broken(sequence, `entry ${sequence} ${entry.unreadable}`);
  }
  return ended(entry ? headOf(entry) : genesis, heads);
}

type Walk<E extends Link> = {
  read(line: string): E | Unreadable;
  /** What is odd about an entry that stands in its place. */
  odd(entry: E): string | undefined;
};

/** Goes along the chain: each line is what was written, in its place, and joined to the one before it. */
function walk<E extends Link>(
  lines: Iterable<string>,
  heads: readonly Head[],
  { read, odd }: Walk<E>,
): Broken | undefined {
  const witnessed = bySequence(heads);
  const rest = Iterator.from(lines);
  let tail: Pick<Head, 'sequence' | 'hash'> = genesis;
  for (const line of rest) {
    const sequence = tail.sequence + 1;
    const entry = read(line);
    if ('unreadable' in entry) return broken(sequence, `entry ${sequence} ${entry.unreadable}`);
    const fault = misplaced(entry, tail) ?? unwitnessed(entry, witnessed);
    if (fault) return fault;
    if (entry.previous !== tail.hash) return unlinked(entry, witnessed, () => following(rest));
    const say = odd(entry);
    if (say !== undefined) return broken(sequence, `entry ${sequence} ${say}`);
    tail = entry;
  }
  return undefined;
}

function broken(sequence: number, say: string): Broken {
  return { ok: false, sequence, say };
}

function bySequence(heads: readonly Head[]): ReadonlyMap<number, ReadonlySet<Digest>> {
  const found = new Map<number, Set<Digest>>();
  for (const { sequence, hash } of heads) found.set(sequence, (found.get(sequence) ?? new Set()).add(hash));
  return found;
}

function misplaced(entry: Link, tail: Pick<Head, 'sequence' | 'hash'>): Broken | undefined {
  const sequence = tail.sequence + 1;
  if (entry.sequence === sequence) return undefined;
  if (entry.sequence > sequence) {
    return broken(sequence, `entry ${sequence} is missing: entry ${entry.sequence} stands in its place`);
  }
  const isOther = entry.sequence === tail.sequence && entry.hash !== tail.hash;
  if (isOther) return broken(tail.sequence, `there are two different entries ${tail.sequence}`);
  return broken(sequence, `entry ${entry.sequence} stands again in the place of entry ${sequence}`);
}

function unwitnessed({ sequence, hash }: Link, witnessed: ReadonlyMap<number, ReadonlySet<Digest>>) {
  const seen = witnessed.get(sequence);
  if (!seen || (seen.size === 1 && seen.has(hash))) return undefined;
  return broken(sequence, `entry ${sequence} is another one than a head that was seen names`);
}

function following(rest: Iterator<string>): Link | Unreadable | undefined {
  const next = rest.next();
  return next.done ? undefined : readLink(next.value);
}

// A link joins two entries. What comes after vouches for what stands before it, so an entry with a good follower, or
// one that a head names, is genuine and the one before it was rewritten.
function unlinked(
  entry: Link,
  witnessed: ReadonlyMap<number, ReadonlySet<Digest>>,
  follower: () => Link | Unreadable | undefined,
): Broken {
  const { sequence } = entry;
  if (sequence === 1) return broken(1, 'entry 1 does not begin a chain: something stood before it');
  const isSure = (at: number) => witnessed.has(at);
  const next = follower();
  const isFollowed = next !== undefined && 'previous' in next && next.previous === entry.hash;
  const bad = !isSure(sequence - 1) && (isSure(sequence) || isFollowed) ? sequence - 1 : sequence;
  return broken(bad, `entry ${sequence} does not follow entry ${sequence - 1}: entry ${bad} was replaced`);
}

function outOfTime(entry: Entry, tail: Head): string | undefined {
  return entry.at < tail.at ? 'is dated before the entry it follows' : undefined;
}

function doubled(entry: Entry, ids: ReadonlySet<string>): string | undefined {
  return ids.has(entry.id) ? 'has the append id of an earlier entry' : undefined;
}

function ended(tail: Head, heads: readonly Head[]): ChainResult {
  const highest = Math.max(0, ...heads.map(({ sequence }) => sequence));
  if (highest > tail.sequence) {
    return broken(tail.sequence + 1, `entries from ${tail.sequence + 1} are cut off: a head names entry ${highest}`);
  }
  if (tail.sequence === 0) return broken(1, 'there is no entry, not even the one that opens a ledger');
  return { ok: true, head: tail, entries: tail.sequence };
}
