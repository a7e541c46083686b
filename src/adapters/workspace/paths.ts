import { posix } from 'node:path';
import { sideFolder } from '../../ports/workspace.ts';

/** Folders and files that change what an engine runs, wherever they lie (F8). Compared without case. */
const reservedNames = ['.git', '.terraform', 'terraform.d', '.terraformrc', 'terraform.rc', '.tofurc', 'tofu.rc'];
const reservedFile = /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$|\.tfplan$/;
const pathMax = 1_000;

/** Why a path may not be written below a root at all; undefined when it may. */
export function whyUnsafe(path: string): string | undefined {
  if (path.length > pathMax) return 'is too long';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u001f\u007f\\]/.test(path)) return 'holds a control character or a backslash';
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return 'is no plain path below the root';
  return parts[0]?.toLowerCase() === sideFolder ? "is waves' own" : undefined;
}

/** Why a checkout may not carry a path. */
export function whyReserved(path: string): string | undefined {
  const parts = path.toLowerCase().split('/');
  const name = parts.find((part) => reservedNames.includes(part)) ?? parts.find((part) => reservedFile.test(part));
  return name === undefined ? undefined : `is called ${name}, which would change what the engine runs`;
}

/**
 * A link may climb first and descend then, and stays inside. One that climbs later could leave through another link
 * although its own path looks fine.
 */
export function whyLinkUnsafe(path: string, target: string): string | undefined {
  const parts = target.split('/');
  const down = parts.slice(parts.lastIndexOf('..') + 1);
  const isDirect = parts.slice(0, parts.length - down.length).every((part) => part === '..');
  const end = posix.join(posix.dirname(path), target);
  const isInside = !target.startsWith('/') && end !== '..' && !end.startsWith('../');
  if (target !== '' && !target.includes('\0') && isDirect && isInside && !isOwn(end)) return undefined;
  return 'is a link that leaves the checkout';
}

/** Two paths that are one on some file system, or a file that is also a folder. `fold` says what counts as one. */
export function clashIn(paths: readonly string[], fold: (path: string) => string): string | undefined {
  const spelled = new Map<string, string>();
  const files = new Set<string>();
  for (const path of paths) {
    for (const part of prefixes(path)) {
      const first = spelled.get(fold(part)) ?? part;
      if (first !== part) return path;
      spelled.set(fold(part), part);
    }
    if (files.has(path)) return path;
    files.add(path);
  }
  return paths.find((path) =>
    prefixes(path)
      .slice(0, -1)
      .some((part) => files.has(part)),
  );
}

export function withoutCase(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function prefixes(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function isOwn(path: string): boolean {
  return path.split('/')[0]?.toLowerCase() === sideFolder;
}
