import type { Ambient } from './environment.ts';
import { recordsOf } from './objects.ts';
import { type Git, gitAt } from './spawn.ts';

/** What git knows of a checkout: its files that are not ignored, its branches and remotes. Contacts nobody. */
export type WorkTree = {
  /** Tracked and new files, sorted; a name that is no UTF-8 is left out and counted. */
  readonly paths: readonly string[];
  readonly unnamed: number;
  /** Folders that git has no right to look into. */
  readonly closed: readonly string[];
  readonly submodules: readonly string[];
  /** The branch that is checked out. */
  readonly branch?: string;
  /** Short names, those of remotes without the remote's. */
  readonly branches: readonly string[];
  readonly remotes: readonly { readonly name: string; readonly url: string }[];
  readonly hasCommits: boolean;
  readonly isShallow: boolean;
};

/** Failures: `git-failed`. */
export async function workTreeAt(folder: string, ambient: Ambient): Promise<WorkTree> {
  const git = gitAt({ folder, is: 'checkout', ambient });
  const [tracked, others, branch, refs, remotes, head, shallow] = await Promise.all([
    git.run(['ls-files', '-z', '--stage']),
    git.run(['ls-files', '-z', '--others', '--exclude-standard']),
    asked(git, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
    asked(git, ['for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/remotes']),
    asked(git, ['config', '--get-regexp', '^remote\\..*\\.url$']),
    asked(git, ['rev-parse', '--verify', '--quiet', 'HEAD']),
    asked(git, ['rev-parse', '--is-shallow-repository']),
  ]);
  const entries = recordsOf(tracked.stdout).map(entryFrom);
  const fresh = recordsOf(others.stdout).map((record) => ({ mode: '', path: nameOf(record) }));
  const all = [...entries, ...fresh];
  const named = all.flatMap(({ mode, path }) => (path === undefined ? [] : [{ mode, path }]));
  return {
    paths: [...new Set(named.filter(({ mode }) => mode !== '160000').map(({ path }) => path))].sort(),
    unnamed: all.length - named.length,
    closed: [...others.stderr.matchAll(/could not open directory '(.*?)\/?': /g)].map(([, folder = '']) => folder),
    submodules: named.filter(({ mode }) => mode === '160000').map(({ path }) => path),
    ...(branch === '' ? {} : { branch }),
    branches: branchesIn(refs, branch),
    remotes: linesOf(remotes).map((line) => {
      const [, name = '', url = ''] = /^remote\.(.*)\.url (.*)$/.exec(line) ?? [];
      return { name, url };
    }),
    hasCommits: head !== '',
    isShallow: shallow === 'true',
  };
}

async function asked(git: Git, args: readonly string[]): Promise<string> {
  const { exitCode, stdout } = await git.run(args, { exits: [0, 1] });
  return exitCode === 0 ? new TextDecoder().decode(stdout).trimEnd() : '';
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

function entryFrom(record: Uint8Array): { mode: string; path: string | undefined } {
  const tab = record.indexOf(9);
  return { mode: new TextDecoder().decode(record.subarray(0, 6)), path: nameOf(record.subarray(tab + 1)) };
}

function nameOf(record: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(record);
  } catch {
    return undefined;
  }
}

function branchesIn(refs: string, own: string): readonly string[] {
  const names = linesOf(refs).map((ref) => ref.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, ''));
  return [...new Set([...names.filter((name) => name !== 'HEAD'), ...(own === '' ? [] : [own])])].sort();
}
