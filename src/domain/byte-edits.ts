import type { ByteEdit } from './plan-request.ts';

/**
 * The file with the edits of it made, each exactly where it says and on exactly those bytes; undefined where a file
 * does not hold them or two edits touch the same bytes. Offsets are those of the unedited file.
 */
export function withEdits(path: string, bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array | undefined {
  const ours = edits.filter(({ file }) => file === path).toSorted((a, b) => a.start - b.start);
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  let end = 0;
  for (const { start, from, to } of ours) {
    const old = encoder.encode(from);
    if (start < end || !stands(bytes, old, start)) return undefined;
    parts.push(bytes.subarray(end, start), encoder.encode(to));
    end = start + old.length;
  }
  return joined([...parts, bytes.subarray(end)]);
}

function stands(bytes: Uint8Array, old: Uint8Array, start: number): boolean {
  return start + old.length <= bytes.length && old.every((byte, index) => bytes[start + index] === byte);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
