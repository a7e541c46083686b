import type { Value } from '../analysis.ts';

/** What JSON text says, or the first thing wrong with it. Never thrown. */
export type Parsed = { readonly value: Value } | { readonly wrong: string };

/** Deeper than any plan; a deeper text is an attack on the stack of whoever reads it. */
const depthMax = 200;

type Reading = { readonly text: string; at: number };

/**
 * Reads JSON where `JSON.parse` is too kind for a judge: a key that appears twice is wrong instead of the last one
 * winning, `__proto__` is a key like any other, and a number that a double cannot hold exactly (9007199254740993)
 * comes back as `{ "number": "9007199254740993" }`, so that two different plans never look equal.
 */
export function parseJson(text: string): Parsed {
  const reading: Reading = { text, at: text.startsWith('\uFEFF') ? 1 : 0 };
  try {
    const value = readValue(reading, 0);
    skipSpace(reading);
    if (reading.at < text.length) throw new Wrong(`text after the end, at character ${reading.at}`);
    return { value };
  } catch (error) {
    return { wrong: (error as Error).message };
  }
}

/** What a scan of JSON text has found: members of all objects in it, and whether doubles hold its numbers exactly. */
export type Scanned = { readonly members: number; readonly isExact: boolean };

/**
 * The same as `parseJson`, faster, for text that was scanned: `JSON.parse` loses nothing where every number is exact and
 * every member that was counted is there afterwards. Whatever is in doubt `parseJson` decides.
 */
export function readJson(text: string, { members, isExact }: Scanned): Parsed {
  if (!isExact) return parseJson(text);
  const value: Value = JSON.parse(text);
  return countMembers(value) === members ? { value } : parseJson(text);
}

function countMembers(value: Value): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += countMembers(item);
    return count;
  }
  const members = value as { readonly [key: string]: Value };
  for (const key in members) {
    const member = members[key];
    count += 1;
    if (typeof member === 'object') count += countMembers(member);
  }
  return count;
}

class Wrong extends Error {}

function readValue(reading: Reading, depth: number): Value {
  if (depth > depthMax) throw new Wrong(`nested deeper than ${depthMax}`);
  skipSpace(reading);
  switch (reading.text[reading.at]) {
    case '{':
      return readObject(reading, depth);
    case '[':
      return readList(reading, depth);
    case '"':
      return readString(reading);
    case 't':
      return readWord(reading, 'true', true);
    case 'f':
      return readWord(reading, 'false', false);
    case 'n':
      return readWord(reading, 'null', null);
    default:
      return readNumber(reading);
  }
}

function readObject(reading: Reading, depth: number): Value {
  const members: Record<string, Value> = Object.create(null);
  reading.at += 1;
  if (take(reading, '}')) return members;
  do {
    skipSpace(reading);
    if (reading.text[reading.at] !== '"') throw unexpected(reading);
    const key = readString(reading);
    if (key in members) throw new Wrong(`the key ${JSON.stringify(key)} appears twice in one object`);
    if (!take(reading, ':')) throw unexpected(reading);
    members[key] = readValue(reading, depth + 1);
  } while (take(reading, ','));
  if (!take(reading, '}')) throw unexpected(reading);
  return members;
}

function readList(reading: Reading, depth: number): Value {
  const items: Value[] = [];
  reading.at += 1;
  if (take(reading, ']')) return items;
  do items.push(readValue(reading, depth + 1));
  while (take(reading, ','));
  if (!take(reading, ']')) throw unexpected(reading);
  return items;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside a string.
const plainRun = /[^"\\\u0000-\u001f]*/y;

function readString(reading: Reading): string {
  const start = reading.at;
  let at = start + 1;
  let escaped = false;
  for (;;) {
    plainRun.lastIndex = at;
    plainRun.test(reading.text);
    at = plainRun.lastIndex;
    if (reading.text[at] !== '\\') break;
    escaped = true;
    at += 2;
  }
  reading.at = at;
  if (reading.text[at] !== '"') throw unexpected(reading);
  reading.at += 1;
  return escaped ? unescaped(reading.text.slice(start, reading.at)) : reading.text.slice(start + 1, at);
}

function unescaped(quoted: string): string {
  try {
    return JSON.parse(quoted);
  } catch {
    throw new Wrong('a string with an escape JSON does not know');
  }
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function readNumber(reading: Reading): Value {
  number.lastIndex = reading.at;
  const raw = number.exec(reading.text)?.[0];
  if (raw === undefined) throw unexpected(reading);
  reading.at += raw.length;
  return isExact(raw) ? Number(raw) : { number: raw };
}

/** Up to 15 significant digits in a modest range, no two decimals share a double; a whole number may also be a safe one. */
function isExact(raw: string): boolean {
  const whole = /^-?[0-9]+$/.test(raw);
  if (whole) return Number.isSafeInteger(Number(raw));
  const [digits = '', exponent = '0'] = raw.toLowerCase().split('e');
  return digits.replace(/[-.]/g, '').length <= 15 && Math.abs(Number(exponent)) <= 200;
}

function readWord<const W extends Value>(reading: Reading, word: string, value: W): W {
  if (!reading.text.startsWith(word, reading.at)) throw unexpected(reading);
  reading.at += word.length;
  return value;
}

function take(reading: Reading, token: string): boolean {
  skipSpace(reading);
  if (reading.text[reading.at] !== token) return false;
  reading.at += 1;
  return true;
}

function skipSpace(reading: Reading): void {
  for (;;) {
    const code = reading.text.charCodeAt(reading.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    reading.at += 1;
  }
}

function unexpected(reading: Reading): Wrong {
  if (reading.at >= reading.text.length) return new Wrong('the text ends in the middle');
  return new Wrong(`unexpected text at character ${reading.at}`);
}
