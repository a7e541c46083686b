import { digestOf, digestOfValue } from '../../../src/domain/digest.ts';
import { treeDigest } from '../../../src/domain/tree-digest.ts';
import type { Governed } from '../../../src/ports/governed.ts';
import type { Landing } from '../../../src/ports/landing.ts';

export type Files = ReadonlyMap<string, string>;

type Commit = {
  readonly id: string;
  readonly parent: string | undefined;
  readonly files: Files;
  readonly changed: readonly string[];
  readonly subject: string;
  readonly email: string;
};

/** One branch of one repository, every commit a map of files. */
export type Git = {
  readonly head: () => string;
  readonly at: (commit: string) => Files;
  commit(change: { readonly files: Files; readonly subject: string; readonly email: string }): string;
  readonly since: (range: { from?: string; to: string }) => readonly Commit[];
};

export function newGit(files: Files, email: string): Git {
  const commits = new Map<string, Commit>();
  let head: string | undefined;
  const git: Git = {
    head: () => head ?? '',
    at: (commit) => commits.get(commit)?.files ?? new Map(),
    commit(change) {
      const before = head === undefined ? new Map<string, string>() : git.at(head);
      const paths = new Set([...before.keys(), ...change.files.keys()]);
      const changed = [...paths].filter((path) => before.get(path) !== change.files.get(path)).sort();
      const id = digestOfValue([head ?? '', [...change.files].sort(), change.subject]).slice(7, 47);
      const { subject, email: by } = change;
      commits.set(id, { id, parent: head, files: new Map(change.files), changed, subject, email: by });
      head = id;
      return id;
    },
    since({ from, to }) {
      const found: Commit[] = [];
      for (let at: string | undefined = to; at !== undefined && at !== from; ) {
        const commit = commits.get(at);
        if (!commit) break;
        found.push(commit);
        at = commit.parent;
      }
      return found;
    },
  };
  git.commit({ files, subject: 'Estate', email });
  return git;
}

const encoder = new TextEncoder();

/** The governed branch as parts read it. */
export function governedOf(git: Git): Governed {
  const covered = (path: string, asked: readonly string[]) =>
    asked.some((one) => path === one || path.startsWith(`${one}/`));
  return {
    head: async () => git.head(),
    files: async (commit) =>
      [...git.at(commit)].sort().map(([path, text]) => ({ path, mode: '100644', object: digestOf(text) })),
    read: async (commit, paths) => {
      const files = git.at(commit);
      return new Map(
        paths.flatMap((path) => {
          const text = files.get(path);
          return text === undefined ? [] : [[path, encoder.encode(text)] as const];
        }),
      );
    },
    commitsTouching: async (range, paths) =>
      git
        .since(range)
        .filter(({ changed }) => changed.some((path) => covered(path, paths)))
        .map(({ id, subject, email, changed }) => ({ commit: id, subject, emails: [email], files: changed })),
    contains: async (commit, ancestor) => git.since({ to: commit }).some(({ id }) => id === ancestor),
    digestOfFiles: async (commit, paths) =>
      treeDigest(
        [...git.at(commit)]
          .filter(([path]) => covered(path, paths))
          .map(([path, text]) => ({ path, mode: '100644', bytes: encoder.encode(text) })),
      ),
    email: async () => undefined,
  };
}

/** Pushes by compare-and-swap, which here is one step. */
export function landingOf(git: Git): Landing {
  return {
    async land({ paths, edit, message }) {
      const files = git.at(git.head());
      const edited = edit(new Map(paths.map((path) => [path, files.get(path) ?? ''])));
      if (!edited) return { landed: false, code: 'pin-conflict', say: 'the pin itself has changed' };
      if (paths.every((path) => edited.get(path) === files.get(path))) return { landed: true, commit: git.head() };
      const subject = message.split('\n')[0] ?? '';
      const commit = git.commit({ files: new Map([...files, ...edited]), subject, email: 'waves@localhost.invalid' });
      return { landed: true, commit };
    },
    checkoutIsDirty: async () => false,
  };
}
