import { type Digest, digestOf, digestOfValue } from './digest.ts';

/** A file of a tree: path with `/` below the tree's root, git mode, and its bytes or their digest. */
export type TreeDigestFile = {
  readonly path: string;
  /** `100644`, `100755`, or `120000` with the link's target as bytes. */
  readonly mode: string;
} & ({ readonly bytes: Uint8Array } | { readonly digest: Digest });

/**
 * The digest of a folder's content, the same for a git tree and for its checkout: canonical JSON of
 * `[path, mode, sha256]` sorted by path (UTF-16 code units), anything at or below a `.git` left out.
 */
export function treeDigest(files: readonly TreeDigestFile[]): Digest {
  const rows = files
    .filter((file) => !file.path.split('/').includes('.git'))
    .map((file) => [file.path, file.mode, 'digest' in file ? file.digest : digestOf(file.bytes)] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return digestOfValue(rows);
}
