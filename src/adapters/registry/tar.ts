import { unreadable } from './failure.ts';

/** An entry of a tar: `type` as the format has it, `0` a file, `5` a folder, everything else is neither. */
export type TarEntry = {
  readonly path: string;
  readonly type: string;
  readonly mode: number;
  readonly bytes: Uint8Array;
};

const block = 512;

/** Reads ustar, with the long names of pax and GNU. Meets every byte of the archive or fails. */
export function* tarEntries(archive: Uint8Array): Generator<TarEntry> {
  let longPath: string | undefined;
  for (let at = 0; at + block <= archive.length; ) {
    const header = archive.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) return;
    refuseDamaged(header);
    const size = octal(header, 124, 12);
    const [start, end] = [at + block, at + block + size];
    if (end > archive.length) throw unreadable('the archive ends in the middle of a file');
    const bytes = archive.subarray(start, end);
    at = start + Math.ceil(size / block) * block;
    const type = text(header, 156, 1) || '0';
    if (type === 'x') longPath = paxPath(bytes) ?? longPath;
    else if (type === 'L') longPath = text(bytes, 0, bytes.length);
    else if (type !== 'g') {
      yield { path: longPath ?? pathIn(header), type, mode: octal(header, 100, 8), bytes };
      longPath = undefined;
    }
  }
}

function pathIn(header: Uint8Array): string {
  const [name, prefix] = [text(header, 0, 100), text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : ''];
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Records are `LENGTH key=value\n`, LENGTH counting all of it. */
function paxPath(bytes: Uint8Array): string | undefined {
  let found: string | undefined;
  for (let at = 0; at < bytes.length; ) {
    const [, digits = ''] = /^(\d{1,9}) /.exec(text(bytes, at, 11)) ?? [];
    const length = Number(digits);
    if (length === 0 || at + length > bytes.length) throw unreadable('a name in the archive cannot be read');
    const record = text(bytes, at + digits.length + 1, length - digits.length - 2);
    if (record.startsWith('path=')) found = record.slice('path='.length);
    if (record.startsWith('size=')) throw unreadable('a file in the archive is too large');
    at += length;
  }
  return found;
}

function text(bytes: Uint8Array, start: number, length: number): string {
  const whole = bytes.subarray(start, start + length);
  const end = whole.indexOf(0);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(end < 0 ? whole : whole.subarray(0, end));
  } catch (cause) {
    throw unreadable('a name in the archive is not UTF-8', cause);
  }
}

function octal(header: Uint8Array, start: number, length: number): number {
  const digits = Buffer.from(header.subarray(start, start + length))
    .toString('latin1')
    .replace(/[\0 ]+$/, '')
    .trim();
  if (!/^[0-7]{0,12}$/.test(digits)) throw unreadable('a number in the archive cannot be read');
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

/** The sum of a header's bytes, its own eight taken as spaces. */
function refuseDamaged(header: Uint8Array): void {
  const sum = header.reduce((all, byte, index) => all + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (sum !== octal(header, 148, 8)) throw unreadable('the archive is damaged');
}
