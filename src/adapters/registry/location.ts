import { sourceAddress } from '../../domain/module-source.ts';
import { unreadable } from './failure.ts';
import { addressOf, shown } from './http.ts';

/** What `X-Terraform-Get` says: a git source as it stands, or an archive's address and the folder asked for in it. */
type Location =
  | { readonly kind: 'git'; readonly source: string }
  | { readonly kind: 'archive'; readonly address: URL; readonly folder: string };

/** Reads a location as the engines do: relative ones against the registry's own address, `//folder` inside the archive. */
export function locationIn(text: string, base: URL): Location {
  if (sourceAddress(text).kind === 'git') return { kind: 'git', source: text };
  const address = /^\.{0,2}\//.test(text) ? addressOf(text, base) : addressOf(text.replace(/^https?::/, ''));
  const cut = address.pathname.indexOf('//');
  const folder = cut < 0 ? '' : address.pathname.slice(cut + 2).replace(/\/$/, '');
  if (cut >= 0) address.pathname = address.pathname.slice(0, cut);
  const hint = address.searchParams.get('archive');
  for (const own of ['archive', 'checksum']) address.searchParams.delete(own);
  const isTar = hint === null ? /\.(?:tar\.gz|tgz|tar)$/.test(address.pathname) : /^(?:tar\.gz|tgz|tar)$/.test(hint);
  if (!isTar) throw unreadable(`${shown(address)} is no tar.gz archive, the only kind that is read`);
  return { kind: 'archive', address, folder: decodeURIComponent(folder) };
}

/** The one folder that a `*` stands for, as archives with a folder of their own around everything need it. */
export function folderIn(paths: readonly string[], pattern: string): string {
  if (!pattern.includes('*')) return pattern;
  if (pattern !== '*') throw unreadable(`the archive's folder ${JSON.stringify(pattern)} cannot be told`);
  const folders = new Set(paths.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/'))));
  const [only] = folders;
  if (folders.size === 1 && only !== undefined) return only;
  throw unreadable(`the archive has ${folders.size} folders where its registry promises one`);
}
