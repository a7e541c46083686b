/**
 * JSON with sorted keys and no white space: equal values have equal bytes. `undefined` members are left out, as
 * JSON.stringify does; numbers must be finite.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON has no NaN and no infinity');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return listText(value);
  if (typeof value === 'object') return membersText(value as Members);
  throw new TypeError(`canonical JSON has no ${typeof value}`);
}

/** The same text in pieces: of an object whose members are lists, each item is one. */
export function* canonicalPieces(value: unknown): Generator<string> {
  if (!isMembers(value)) {
    yield canonical(value);
    return;
  }
  let before = '{';
  for (const key of presentKeys(value)) {
    yield `${before}${JSON.stringify(key)}:`;
    yield* itemPieces(value[key]);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function* itemPieces(value: unknown): Generator<string> {
  if (!Array.isArray(value) || value.length === 0) {
    yield canonical(value);
    return;
  }
  for (const [at, item] of value.entries()) yield `${at === 0 ? '[' : ','}${canonical(item ?? null)}`;
  yield ']';
}

function listText(items: readonly unknown[]): string {
  let text = '';
  for (const item of items) text += text === '' ? canonical(item ?? null) : `,${canonical(item ?? null)}`;
  return `[${text}]`;
}

function membersText(members: Members): string {
  let text = '';
  for (const key of presentKeys(members)) {
    if (text !== '') text += ',';
    text += `${JSON.stringify(key)}:${canonical(members[key])}`;
  }
  return `{${text}}`;
}

function presentKeys(members: Members): readonly string[] {
  const keys = Object.keys(members).filter((key) => members[key] !== undefined);
  return isSorted(keys) ? keys : keys.sort();
}

/** Engines write their keys in order, so most are. */
function isSorted(keys: readonly string[]): boolean {
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return false;
  return true;
}
