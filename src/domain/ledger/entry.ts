import { canonical } from '../canonical.ts';
import type { Digest } from '../digest.ts';
import { digestOf } from '../digest.ts';
import type { Instant } from '../instant.ts';
import type { Fact } from '../promotion/facts.ts';

/** One append: 1..n facts, whole or not at all. `hash` covers everything here and the hash before it. */
export type Entry = {
  readonly sequence: number;
  readonly id: string;
  readonly at: Instant;
  readonly facts: readonly Fact[];
  readonly previous: Digest;
  readonly hash: Digest;
};

/** The last entry's place in the chain; sequence 0 and the zero digest before the first. */
export type Head = { readonly sequence: number; readonly hash: Digest; readonly at: Instant };

/** The head of a ledger without entries. */
export const genesis: Head = { sequence: 0, hash: `sha256:${'0'.repeat(64)}`, at: 0 };

/** What is stored and exported of an entry, and the entry as anybody will read it from there. */
export type Sealed = { readonly entry: Entry; readonly line: string };

const opening = '{"entry":';
const ending = /,"hash":"(sha256:[0-9a-f]{64})"\}$/;
const endingLength = `,"hash":"${genesis.hash}"}`.length;

/**
 * Links facts to the chain. The line is one JSON object, `{"entry":<text>,"hash":"sha256:…"}`, where the text is the
 * canonical JSON of sequence, id, at, facts and the previous hash, and the hash is the SHA-256 of exactly the text's
 * UTF-8 bytes. Stores keep the line and never write it again, so no second encoding can differ (T-J07).
 */
export function seal(content: Pick<Entry, 'id' | 'at' | 'facts'>, before: Head): Sealed {
  const { id, at, facts } = content;
  const text = canonical({ sequence: before.sequence + 1, id, at, facts, previous: before.hash });
  const hash = digestOf(text);
  // Facts as they will be read: what JSON leaves out is gone now and not only after the next start.
  const entry = { ...(JSON.parse(text) as Omit<Entry, 'hash'>), hash };
  return { entry, line: `${opening}${text},"hash":"${hash}"}` };
}

/** Why a line is no entry. */
export type Unreadable = { readonly unreadable: string };

/** What joins an entry to the chain. */
export type Link = Pick<Entry, 'sequence' | 'previous' | 'hash'>;

/** The end of every canonical text of an entry. */
const link = /,"previous":"(sha256:[0-9a-f]{64})","sequence":([1-9][0-9]{0,15})\}$/;
const linkLength = `,"previous":"${genesis.hash}","sequence":}`.length + 16;

/** Reads of a line only what joins it to the chain: its hash is checked, what it says is not. */
export function readLink(line: string): Link | Unreadable {
  const hashed = readHashed(line);
  if ('unreadable' in hashed) return hashed;
  const { text, hash } = hashed;
  const [, previous, sequence] = link.exec(text.slice(-linkLength)) ?? [];
  if (previous === undefined) return { unreadable: 'does not have the members of an entry' };
  return { sequence: Number(sequence), previous, hash };
}

/** Reads a line: hash, form and canonical writing are checked, its place in the chain is not. */
export function readLine(line: string): Entry | Unreadable {
  const hashed = readHashed(line);
  if ('unreadable' in hashed) return hashed;
  const content = parse(hashed.text);
  if (!isContent(content)) return { unreadable: 'does not have the members of an entry' };
  return { ...content, hash: hashed.hash };
}

function readHashed(line: string): { readonly text: string; readonly hash: Digest } | Unreadable {
  const hash = ending.exec(line.slice(-endingLength))?.[1];
  if (hash === undefined || !line.startsWith(opening)) return { unreadable: 'is not written as an entry' };
  const text = line.slice(opening.length, -endingLength);
  return digestOf(text) === hash ? { text, hash } : { unreadable: 'was changed: its hash does not cover what it says' };
}

export function headOf(entry: Entry): Head {
  return { sequence: entry.sequence, hash: entry.hash, at: entry.at };
}

// Only one writing of a value is accepted, so that no two readers can disagree about doubled keys and the like.
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function isContent(value: unknown): value is Omit<Entry, 'hash'> {
  if (typeof value !== 'object' || value === null) return false;
  const { sequence, id, at, facts, previous } = value as Readonly<Record<string, unknown>>;
  const placed = Number.isSafeInteger(sequence) && Number.isSafeInteger(at);
  const named = typeof id === 'string' && id !== '' && typeof previous === 'string';
  return placed && named && Array.isArray(facts) && facts.length > 0 && facts.every(isTyped);
}

function isTyped(fact: unknown): boolean {
  return typeof fact === 'object' && fact !== null && 'type' in fact && typeof fact.type === 'string';
}
