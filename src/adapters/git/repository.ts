import type { Ambient } from './environment.ts';
import { type Git, gitAt } from './spawn.ts';

/**
 * The main worktree of the repository that a folder is in, from a linked worktree or a folder below too; the bare
 * repository itself where there is none. Undefined outside of any repository. Failures: `git-failed`, also for a
 * repository of another owner.
 */
export async function mainWorktree(cwd: string, ambient: Ambient = process.env): Promise<string | undefined> {
  const git = gitAt({ folder: cwd, is: 'checkout', ambient });
  const own = await git.run(['rev-parse', '--path-format=absolute', '--git-dir'], { exits: 'any' });
  if (/not a git repository/.test(own.stderr)) return undefined;

  const gitFolder = await git.text(['rev-parse', '--path-format=absolute', '--git-dir']);
  const shared = await git.text(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  const isBare = (await git.text(['rev-parse', '--is-bare-repository'])) === 'true';
  if (gitFolder === shared && !isBare) return git.text(['rev-parse', '--show-toplevel']);
  const [main] = await worktreesOf(git);
  return main?.folder ?? shared;
}

/** Git at the folder that a repository's worktrees share. */
export async function openRepository(repository: string, ambient: Ambient): Promise<Git> {
  const git = gitAt({ folder: repository, is: 'checkout', ambient });
  const folder = await git.text(['rev-parse', '--path-format=absolute', '--git-common-dir']);
  return gitAt({ folder, is: 'git-folder', ambient });
}

export type Worktree = {
  readonly folder: string;
  /** Undefined where no branch is checked out. */
  readonly ref?: string;
  readonly isUsable: boolean;
};

/** The main worktree, then the linked ones. */
export async function worktreesOf(git: Git): Promise<readonly Worktree[]> {
  const listed = await git.text(['worktree', 'list', '--porcelain', '-z']);
  return listed
    .split('\0\0')
    .map((text) => text.split('\0').filter((line) => line !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const said = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1);
      const ref = said('branch');
      return {
        folder: said('worktree') ?? '',
        ...(ref === undefined ? {} : { ref }),
        isUsable: !lines.some((line) => /^(?:bare|prunable)\b/.test(line)),
      };
    });
}
