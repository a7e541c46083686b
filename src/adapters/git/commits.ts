import type { CommitSeen } from '../../ports/governed.ts';
import { objectId } from './names.ts';
import { readObjects, recordsOf } from './objects.ts';
import { type Git, gitFailed } from './spawn.ts';

export type Range = { readonly from?: string; readonly to: string };

/** Longer lists go beyond what a command line may hold; then git says every change and we choose. */
const pathspecCharsMax = 60_000;
const chunkCommits = 2000;

/**
 * The commits of a range, newest first. With `paths` (files or folders; `` is everything) those whose difference from
 * *any* parent touches one, so that neither a merge that changes more than it merges nor a side it drops hides an
 * author. `files` is all a commit changed, against every parent.
 */
export async function commitsIn(git: Git, range: Range, paths?: readonly string[]): Promise<readonly CommitSeen[]> {
  const isShallow = (await git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
  if (isShallow) throw gitFailed('authors cannot be known', { say: 'the repository is a shallow clone' });

  const ends = [objectId(range.to), ...(range.from === undefined ? [] : [`^${objectId(range.from)}`])];
  const listed = await git.text(['rev-list', ...ends, '--']);
  const all = listed === '' ? [] : listed.split('\n');
  const ids = paths ? await touching(git, all, paths.map(withoutSlash)) : all;

  const files = await changedFiles(git, ids, []);
  const commits: CommitSeen[] = [];
  for (let start = 0; start < ids.length; start += chunkCommits) {
    const chunk = ids.slice(start, start + chunkCommits);
    const objects = await readObjects(git, chunk);
    for (const [index, commit] of chunk.entries()) {
      const seen = [...(files.get(commit) ?? [])].sort();
      commits.push({ commit, ...authorship(new TextDecoder().decode(objects[index])), files: seen });
    }
  }
  return commits;
}

/** Is a path one of these, or below one? */
export function isCovered(path: string, by: readonly string[]): boolean {
  return by.some((cover) => cover === '' || path === cover || path.startsWith(`${cover}/`));
}

export function withoutSlash(path: string): string {
  return path === '.' ? '' : path.replace(/^[.]\//, '').replace(/\/$/, '');
}

async function touching(git: Git, ids: readonly string[], paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0) return [];
  if (paths.includes('')) return ids;
  const isShort = paths.join(' ').length <= pathspecCharsMax;
  const files = await changedFiles(git, ids, isShort ? paths : []);
  return ids.filter((id) => [...(files.get(id) ?? [])].some((path) => isCovered(path, paths)));
}

/** Files changed by each commit, against each parent. */
async function changedFiles(
  git: Git,
  ids: readonly string[],
  pathspecs: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (ids.length === 0) return new Map();
  const options = ['--stdin', '-m', '-r', '--root', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff'];
  const { stdout } = await git.run(['diff-tree', ...options, '--', ...pathspecs], { input: `${ids.join('\n')}\n` });
  return filesByCommit(stdout);
}

/** A name may look like a commit id; it follows its `:` record, which no id does. Names that are not UTF-8 are shown. */
function filesByCommit(raw: Uint8Array): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  let files = new Set<string>();
  let isName = false;
  for (const record of recordsOf(raw)) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(record);
    if (isName) {
      files.add(text);
      isName = false;
    } else if (text.startsWith(':')) {
      isName = true;
    } else {
      files = found.get(text) ?? new Set();
      found.set(text, files);
    }
  }
  return found;
}

/** Subject and e-mails of a raw commit. Reads the object itself: no mailmap, no format that a name could break. */
export function authorship(commit: string): { readonly subject: string; readonly emails: readonly string[] } {
  const cut = commit.indexOf('\n\n');
  const [head, message] = cut < 0 ? [commit, ''] : [commit.slice(0, cut), commit.slice(cut + 2)];
  const signed = [...head.matchAll(/^(?:author|committer) (.*)$/gm)].map((match) =>
    `${match[1]}`.replace(/ \d+ [+-]\d+$/, ''),
  );
  // Everywhere in the message and not only in its last paragraph: squashing joins messages, trailers and all.
  const unfolded = message.replace(/\r?\n[ \t]+/g, ' ');
  const beside = [...unfolded.matchAll(/^[ \t]*co-authored-by[ \t]*:(.*)$/gim)].map((match) => `${match[1]}`);
  const emails = [...signed, ...beside].flatMap(emailsOf);
  return { subject: message.trimStart().split('\n')[0]?.trimEnd() ?? '', emails: [...new Set(emails)] };
}

/** E-mails of `Name <e-mail>`; without one the text itself, so that somebody unknown is not nobody. */
function emailsOf(person: string): string[] {
  const found = [...person.matchAll(/<([^<>]*)>/g)].map((match) => `${match[1]}`.trim().toLowerCase());
  const emails = found.filter((email) => email !== '');
  return emails.length > 0 ? emails : [person.trim().toLowerCase() || '<>'];
}
