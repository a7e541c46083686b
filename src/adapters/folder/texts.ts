import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { errorCode } from './error-code.ts';

export type Texts = {
  readonly texts: ReadonlyMap<string, string>;
  /** Files that are gone since they were listed. */
  readonly gone: ReadonlySet<string>;
  readonly unread: readonly { readonly path: string; readonly say: string }[];
};

// A pipe would block for ever; a link is followed only where it stays inside.
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const bytesMax = 2 ** 21;

/**
 * The texts of files below a folder. What cannot be read is said and never thrown: no right, a link that leads out, no
 * ordinary file, too large, no text.
 */
export function textsIn(root: string, paths: readonly string[]): Texts {
  const inside = realpathSync(root) + sep;
  const texts = new Map<string, string>();
  const gone = new Set<string>();
  const unread: { path: string; say: string }[] = [];
  for (const path of paths) {
    const read = textAt(join(root, path), inside);
    if (read.is === 'text') texts.set(path, read.text);
    else if (read.is === 'gone') gone.add(path);
    else unread.push({ path, say: read.say });
  }
  return { texts, gone, unread };
}

type Read =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'gone' }
  | { readonly is: 'no'; readonly say: string };

function textAt(file: string, inside: string): Read {
  try {
    return read(lstatSync(file).isSymbolicLink() ? within(file, inside) : file);
  } catch (cause) {
    return whyNot(cause);
  }
}

class LeadsOut extends Error {}

function within(link: string, inside: string): string {
  const target = realpathSync(link);
  if (!target.startsWith(inside)) throw new LeadsOut();
  return target;
}

function read(file: string): Read {
  const handle = openSync(file, openFlags);
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) return { is: 'no', say: 'it is no ordinary file' };
    if (stats.size > bytesMax) return { is: 'no', say: `it is larger than ${bytesMax / 2 ** 20} MB` };
    return textFrom(readFileSync(handle));
  } finally {
    closeSync(handle);
  }
}

function textFrom(bytes: Uint8Array): Read {
  if (bytes.includes(0)) return { is: 'no', say: 'it has NUL bytes, so it is no text' };
  try {
    return { is: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { is: 'no', say: 'it is no UTF-8 text' };
  }
}

const whys: Readonly<Record<string, string>> = {
  EACCES: 'there is no right to read it',
  EPERM: 'there is no right to read it',
  ELOOP: 'it is a link that leads nowhere',
};

function whyNot(cause: unknown): Read {
  if (cause instanceof LeadsOut)
    return { is: 'no', say: 'it is a link that leads out of the repository; not followed' };
  const code = errorCode(cause) ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { is: 'gone' };
  return { is: 'no', say: whys[code] ?? `the system refused (${code})` };
}

const passedOver: ReadonlySet<string> = new Set(['.git', '.waves', '.terraform', 'node_modules']);

/** Every file below a folder that no git is asked about, sorted; and folders there is no right to look into. */
export function filesBelow(root: string): Pick<Texts, 'unread'> & { readonly paths: readonly string[] } {
  const paths: string[] = [];
  const unread: { path: string; say: string }[] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    try {
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (!entry.isDirectory()) paths.push(path);
        else if (!passedOver.has(entry.name)) waiting.push(path);
      }
    } catch (cause) {
      unread.push({ path: folder, say: whys[errorCode(cause) ?? ''] ?? `the system refused (${errorCode(cause)})` });
    }
  }
  return { paths: paths.sort(), unread };
}
