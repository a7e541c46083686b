import type { Value } from '../analysis.ts';
import type { Members } from './read.ts';
import { isMembers, listOf, membersOf, wordOf } from './read.ts';
import { siblingReads } from './siblings.ts';

export type StateReading = {
  /** May somebody ask what rests on this address? Everything may matter where it is not known yet. */
  readonly matters: ((address: string) => boolean) | undefined;
  /** Every address that was met, so that a thousand objects that rest on one thing hold its name once. */
  readonly known: Map<string, string>;
};

/** Of an object of the state: what it rests on, and its values where it may have to explain another. */
export function keptObject(value: Value, { matters, known }: StateReading): Value | undefined {
  const object = membersOf(value);
  const reads = siblingReads(wordOf(object.type));
  const dependsOn = listOf(object.depends_on).flatMap((address) => {
    if (typeof address !== 'string' || matters?.(address) === false) return [];
    return [once(address, known)];
  });
  if (!reads && dependsOn.length === 0) return undefined;
  const { address, mode, type } = object;
  const { deposed_key, sensitive_values } = object;
  const explains = reads ? { values: cut(object.values, reads), sensitive_values } : {};
  return present({ address, mode, type, deposed_key, depends_on: dependsOn, ...explains });
}

function cut(values: Value | undefined, reads: readonly string[]): Value | undefined {
  return isMembers(values)
    ? Object.fromEntries(Object.entries(values).filter(([name]) => reads.includes(name)))
    : values;
}

function present(members: Readonly<Record<string, Value | undefined>>): Members {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}

function once(text: string, known: Map<string, string>): string {
  const first = known.get(text);
  if (first === undefined) known.set(text, text);
  return first ?? text;
}
