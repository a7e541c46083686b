import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The main worktree of the repository around a folder, from a linked worktree too, by git's own files: `sim` answers
 * before every engine run and must not pay for a git process. Outside of a repository, the folder itself.
 */
export function mainWorktree(cwd: string): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const git = join(folder, '.git');
    if (existsSync(git)) return statSync(git).isDirectory() ? folder : mainOfLinked(folder, git);
    if (dirname(folder) === folder) return resolve(cwd);
  }
}

/** A linked worktree's `.git` is a file that names its git folder, which names the one that all share. */
function mainOfLinked(folder: string, file: string): string {
  const own = /^gitdir: (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1];
  const gitFolder = own === undefined ? undefined : resolve(folder, own.trim());
  const common = gitFolder === undefined ? '' : join(gitFolder, 'commondir');
  if (gitFolder === undefined || !existsSync(common)) return folder;
  return dirname(resolve(gitFolder, readFileSync(common, 'utf8').trim()));
}
