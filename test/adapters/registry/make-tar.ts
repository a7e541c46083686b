import { gzipSync } from 'node:zlib';

export type Entry = { readonly path: string; readonly text?: string; readonly type?: string; readonly mode?: number };

/** A tar as its format has it, of entries that need not be honest. */
export function tarOf(entries: readonly Entry[]): Uint8Array {
  return new Uint8Array(Buffer.concat([...entries.map(entryOf), Buffer.alloc(1024)]));
}

export function tarGzOf(entries: readonly Entry[]): Uint8Array {
  return new Uint8Array(gzipSync(tarOf(entries)));
}

function entryOf({ path, text = '', type = '0', mode = 0o644 }: Entry): Buffer {
  const bytes = Buffer.from(text);
  const header = Buffer.alloc(512);
  header.write(path, 0, 100);
  header.write(`${mode.toString(8).padStart(7, '0')}\0`, 100);
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}

/** A pax record: its length counts itself. */
export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return `${length}${rest}`;
}
