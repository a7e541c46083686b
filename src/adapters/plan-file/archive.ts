import { crc32, inflateRawSync } from 'node:zlib';
import { textOf, unreadable } from './unreadable.ts';

const entriesMax = 20_000;
const totalBytesMax = 2 ** 29;

const endBytes = 22;
const centralBytes = 46;
const localBytes = 30;

type Entry = {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
};

/** A zip archive's files by name. Each is unpacked and checked when it is read. */
export type Archive = { readonly names: readonly string[]; read(name: string): Uint8Array };

/**
 * Opens a zip archive of the one form Go writes: a plain directory at the end, no comment, no second volume, each name
 * once. Readers disagree about everything else, and then what is compared is not what is applied.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  let total = 0;
  for (const entry of directory(view)) {
    if (entries.has(entry.name)) throw unreadable('a name is in the archive twice');
    entries.set(entry.name, entry);
    total += entry.size;
    if (total > totalBytesMax) throw unreadable('it unpacks to too many bytes');
  }
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (!entry) throw unreadable(`it has no ${name}`);
      return unpack(view, entry);
    },
  };
}

function* directory(view: DataView): Generator<Entry> {
  const end = view.byteLength - endBytes;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) throw unreadable('it is cut off or no archive');
  const [disks, entriesHere, entries] = [view.getUint32(end + 4, true), ...pair(view, end + 8)];
  const [length, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  const isPlain = disks === 0 && entriesHere === entries && view.getUint16(end + 20, true) === 0;
  if (!isPlain || entries > entriesMax || start + length !== end) throw unreadable('its directory is no plain one');

  let at = start;
  for (let index = 0; index < entries; index++) {
    if (at + centralBytes > end || view.getUint32(at, true) !== 0x02014b50)
      throw unreadable('its directory is damaged');
    const [nameLength, extraLength] = pair(view, at + 28);
    const next = at + centralBytes + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > end) throw unreadable('its directory is damaged');
    yield {
      name: textOf(slice(view, at + centralBytes, nameLength), 'a name in the archive'),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    at = next;
  }
  if (at !== end) throw unreadable('its directory is longer than its entries');
}

function unpack(view: DataView, entry: Entry): Uint8Array {
  const { name, offset } = entry;
  const hasHeader = offset + localBytes <= view.byteLength && view.getUint32(offset, true) === 0x04034b50;
  if (!hasHeader) throw unreadable(`${name} is not where its directory says`);
  const [flags, method] = pair(view, offset + 6);
  const [nameLength, extraLength] = pair(view, offset + 26);
  const start = offset + localBytes + nameLength + extraLength;
  if (start + entry.packed > view.byteLength - endBytes) throw unreadable(`${name} is cut off`);
  const isSame =
    flags === entry.flags &&
    method === entry.method &&
    textOf(slice(view, offset + localBytes, nameLength), 'a name in the archive') === name;
  if (!isSame) throw unreadable(`${name} is described in two ways`);

  const data = inflate(slice(view, start, entry.packed), entry);
  if (data.length !== entry.size || crc32(data) !== entry.checksum) throw unreadable(`${name} is damaged`);
  return data;
}

/** Deflated or stored, not encrypted, and never more bytes than the directory says. */
function inflate(packed: Uint8Array, { name, flags, method, size }: Entry): Uint8Array {
  if (flags & 1) throw unreadable(`${name} is encrypted`);
  if (method === 0) return packed;
  if (method !== 8) throw unreadable(`${name} is packed in an unknown way`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    throw unreadable(`${name} cannot be unpacked`, cause);
  }
}

function pair(view: DataView, at: number): readonly [number, number] {
  return [view.getUint16(at, true), view.getUint16(at + 2, true)];
}

function slice(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}
