import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { objectId } from './names.ts';
import { contentsOf, type Entry, listTree, recordsOf, textOf } from './objects.ts';
import { type Git, gitFailed } from './spawn.ts';

export type Identity = { readonly name: string; readonly email: string };

export type Change = {
  readonly paths: readonly string[];
  readonly edit: (files: ReadonlyMap<string, string>) => ReadonlyMap<string, string> | undefined;
  readonly message: string;
  readonly at: number;
};

export type Built =
  | { readonly is: 'unchanged' }
  | { readonly is: 'conflict' }
  | { readonly is: 'not-text'; readonly path: string }
  | { readonly is: 'commit'; readonly commit: string };

/** One commit on top of `parent` with the edited files, by plumbing alone: no checkout, no hook, no filter, no signature. */
export async function buildCommit(
  git: Git,
  parent: string,
  by: { change: Change; identity: Identity },
): Promise<Built> {
  const asked = new Set(by.change.paths);
  const entries = (await listTree(git, parent)).filter((entry) => asked.has(entry.path));
  const odd = entries.find((entry) => !entry.mode.startsWith('100'));
  if (odd) return { is: 'not-text', path: odd.path };

  const before = new Map<string, string>();
  for await (const [entry, bytes] of contentsOf(git, entries)) before.set(entry.path, textOf(bytes));
  const after = by.change.edit(before);
  if (!after) return { is: 'conflict' };
  const changed = [...after].filter(([path, text]) => before.get(path) !== text);
  const [undeclared] = changed.filter(([path]) => !asked.has(path));
  if (undeclared) throw gitFailed('an edit reached beyond its files', { say: JSON.stringify(undeclared[0]) });
  if (changed.length === 0) return { is: 'unchanged' };

  const tree = await writeTree(git, parent, { changed: new Map(changed), entries });
  return { is: 'commit', commit: await writeCommit(git, { tree, parent, ...by }) };
}

async function writeTree(
  git: Git,
  parent: string,
  to: { readonly changed: ReadonlyMap<string, string>; readonly entries: readonly Entry[] },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'waves-index-'));
  try {
    const environment = { GIT_INDEX_FILE: join(folder, 'index') };
    await git.run(['read-tree', objectId(parent)], { environment });
    let lines = '';
    for (const [path, text] of to.changed) {
      const mode = to.entries.find((entry) => entry.path === path)?.mode ?? '100644';
      const object = await git.text(['hash-object', '-w', '--stdin'], { input: text });
      lines += `${mode} ${objectId(object)}\t${path}\0`;
    }
    await git.run(['update-index', '-z', '--index-info'], { environment, input: lines });
    const tree = objectId(await git.text(['write-tree'], { environment }));
    await checkDifference(git, [parent, tree], [...to.changed.keys()]);
    return tree;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Git only warns of a path it will not take, and lets a file replace a folder: the tree must differ in our files alone. */
async function checkDifference(git: Git, trees: readonly [string, string], paths: readonly string[]): Promise<void> {
  const answer = await git.run(['diff-tree', '-r', '-z', '--name-only', '--no-renames', ...trees, '--']);
  const differing = recordsOf(answer.stdout).map(textOf).sort();
  if (differing.join('\0') !== [...paths].sort().join('\0')) {
    throw gitFailed('git would not write the files as asked', { say: answer.say || JSON.stringify(paths) });
  }
}

async function writeCommit(
  git: Git,
  of: { readonly tree: string; readonly parent: string; readonly change: Change; readonly identity: Identity },
): Promise<string> {
  const { name, email } = of.identity;
  const date = `@${Math.floor(of.change.at / 1000)} +0000`;
  const environment = {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  };
  const input = of.change.message;
  return objectId(await git.text(['commit-tree', of.tree, '-p', of.parent, '-F', '-'], { environment, input }));
}
