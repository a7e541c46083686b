/** What a byte of JSON is outside a string, one bit each, so that a state can say in one number what it lets in. */
export const quote = 1;
export const openObject = 2;
export const closeObject = 4;
export const openList = 8;
export const closeList = 16;
export const colon = 32;
export const comma = 64;
const number = 128;
export const word = 256;
/** Let in everywhere. */
export const space = 512;

export const kinds = new Uint16Array(256);
for (const [characters, kind] of [
  ['"', quote],
  ['{', openObject],
  ['}', closeObject],
  ['[', openList],
  [']', closeList],
  [':', colon],
  [',', comma],
  ['-0123456789', number],
  ['tfn', word],
  [' \t\n\r', space],
] as const) {
  for (const character of characters) kinds[character.charCodeAt(0)] = kind;
}

const value = quote | openObject | openList | number | word;

/** Where in the grammar the next byte stands. */
export const states = {
  value: 0,
  firstItem: 1,
  key: 2,
  firstKey: 3,
  colon: 4,
  inObject: 5,
  inList: 6,
  done: 7,
} as const;
export type State = (typeof states)[keyof typeof states];

/** By state: kinds that may come next. */
export const allowed = new Uint16Array([
  value,
  value | closeList,
  quote,
  quote | closeObject,
  colon,
  comma | closeObject,
  comma | closeList,
  0,
]);

/** 1 for a byte of a string that is neither its end, nor an escape, nor forbidden. */
export const plain = new Uint8Array(256).fill(1, 0x20);
plain[0x22] = 0;
plain[0x5c] = 0;

/** 1 for what may follow a backslash alone. */
export const escapes = new Uint8Array(256);
for (const character of '"\\/bfnrt') escapes[character.charCodeAt(0)] = 1;

export function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

/** What has been read of a number. After those in `numberEnds` it may end. */
export const numbers = {
  sign: 0,
  zero: 1,
  whole: 2,
  point: 3,
  fraction: 4,
  exponent: 5,
  exponentSign: 6,
  power: 7,
} as const;

export const numberEnds = new Uint8Array([0, 1, 1, 0, 1, 0, 0, 1]);

/** By state and byte: the next state, or 255 where the number ends or is none. */
export const numberSteps = numbersTable();

function numbersTable(): Uint8Array {
  const table = new Uint8Array(8 * 256).fill(255);
  const step = (from: number, characters: string, to: number): void => {
    for (const character of characters) table[from * 256 + character.charCodeAt(0)] = to;
  };
  const { sign, zero, whole, point, fraction, exponent, exponentSign, power } = numbers;
  step(sign, '0', zero);
  step(sign, '123456789', whole);
  step(whole, '0123456789', whole);
  for (const before of [zero, whole]) step(before, '.', point);
  for (const before of [point, fraction]) step(before, '0123456789', fraction);
  for (const before of [zero, whole, fraction]) step(before, 'eE', exponent);
  step(exponent, '+-', exponentSign);
  for (const before of [exponent, exponentSign, power]) step(before, '0123456789', power);
  return table;
}
