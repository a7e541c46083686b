import type { ByteEdit } from './plan-request.ts';

/**
 * The file with the edits of it made, each exactly where it says and on exactly those bytes; undefined where a file
 * does not hold them. Offsets are those of the unedited file.
 */
export function withEdits(path: string, bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array | undefined {
  const ours = edits.filter(({ file }) => file === path).sort((a, b) => b.start - a.start);
  const encoder = new TextEncoder();
  let edited = bytes;
  for (const { start, from, to } of ours) {
    const old = encoder.encode(from);
    if (!old.every((byte, index) => edited[start + index] === byte)) return undefined;
    const middle = encoder.encode(to);
    const joined = new Uint8Array(edited.length - old.length + middle.length);
    joined.set(edited.subarray(0, start));
    joined.set(middle, start);
    joined.set(edited.subarray(start + old.length), start + middle.length);
    edited = joined;
  }
  return edited;
}
