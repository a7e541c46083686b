import { unreadable } from './unreadable.ts';

/** A message's fields by number, each with all its values: numbers for varints, bytes for what has a length. */
export type Message = ReadonlyMap<number, readonly (number | Uint8Array)[]>;

const wire = { varint: 0, eightBytes: 1, length: 2, fourBytes: 5 } as const;

/** Reads a protobuf message without its schema. Numbers above 2^53 lose their last digits. */
export function messageOf(bytes: Uint8Array): Message {
  const fields = new Map<number, (number | Uint8Array)[]>();
  let at = 0;
  while (at < bytes.length) {
    const key = varint(bytes, at);
    const number = Math.floor(key.value / 8);
    if (number < 1 || number >= 2 ** 29) throw unreadable('a field has no valid number');
    const field = fieldAt(bytes, key.next, key.value % 8);
    at = field.next;
    const values = fields.get(number);
    if (values) values.push(field.value);
    else fields.set(number, [field.value]);
  }
  return fields;
}

/** A field that may be there once. Twice would be merged by some readers and replaced by others. */
export function bytesIn(message: Message, number: number): Uint8Array | undefined {
  const value = single(message, number);
  if (typeof value === 'number') throw unreadable(`field ${number} is a number`);
  return value;
}

/** A number field that may be there once. */
export function numberIn(message: Message, number: number): number | undefined {
  const value = single(message, number);
  if (typeof value === 'object') throw unreadable(`field ${number} is no number`);
  return value;
}

function single(message: Message, number: number): number | Uint8Array | undefined {
  const [value, ...more] = message.get(number) ?? [];
  if (more.length > 0) throw unreadable(`field ${number} is there twice`);
  return value;
}

function fieldAt(bytes: Uint8Array, at: number, type: number): { value: number | Uint8Array; next: number } {
  if (type === wire.varint) return varint(bytes, at);
  const { value: length, next } = lengthAt(bytes, at, type);
  if (next + length > bytes.length) throw unreadable('a field is cut off');
  return { value: bytes.subarray(next, next + length), next: next + length };
}

function lengthAt(bytes: Uint8Array, at: number, type: number): { value: number; next: number } {
  if (type === wire.length) return varint(bytes, at);
  if (type === wire.eightBytes) return { value: 8, next: at };
  if (type === wire.fourBytes) return { value: 4, next: at };
  throw unreadable('a field is of no known type');
}

/** At most ten bytes of seven bits each, the lowest first, together less than 2^64. */
function varint(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const byte = bytes[start + index];
    if (byte === undefined) throw unreadable('a number is cut off');
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80 && (index < 9 || byte < 2)) return { value, next: start + index + 1 };
  }
  throw unreadable('a number is too long');
}
