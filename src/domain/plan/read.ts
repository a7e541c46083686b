import type { Value } from '../analysis.ts';

/** A JSON object, by name. Members that are not there are undefined. */
export type Members = { readonly [key: string]: Value };

/** Kind readers: what has another shape reads as empty. Only for text whose shape was checked before. */
export function membersOf(value: Value | undefined): Members {
  return isMembers(value) ? value : {};
}

export function listOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function isMembers(value: Value | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, or the empty one: for what the shape check has found to be a text, or where none means no match. */
export function wordOf(value: Value | undefined): string {
  return textOf(value) ?? '';
}

/** A member that is really there: `constructor` and `__proto__` are names like any other. */
export function memberOf(value: Value | undefined, key: string): Value | undefined {
  return isMembers(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function textsOf(value: Value | undefined): readonly string[] {
  return listOf(value).filter((item) => typeof item === 'string');
}

/** Code unit order, as canonical JSON sorts keys; the same everywhere, unlike a locale's. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
