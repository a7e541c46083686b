import type { Ambient } from './environment.ts';
import { type Git, gitAt } from './spawn.ts';

/** When a line came into a file on the branch that is checked out. `before` where history begins later than that. */
export type LineDate = { readonly at: number; readonly before?: true };

type Wanted = { readonly file: string; readonly text: string };

const commitsAtOnce = 500;
const commitsMax = 20_000;

/**
 * The newest commit on the first-parent history that added each line, read in one pass over the history instead of one
 * `blame` per file. A line that no commit here added has no date. Failures: `git-failed`.
 */
export async function lineDates(
  place: { readonly folder: string; readonly ambient: Ambient; readonly isShallow: boolean },
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, LineDate>> {
  const git = gitAt({ folder: place.folder, is: 'checkout', ambient: place.ambient });
  const missing = new Set(wanted.map(keyOf));
  const found = new Map<string, LineDate>();
  const folders = [...new Set(wanted.map(({ file }) => file.split('/')[0] ?? file))];
  for (let skip = 0; missing.size > 0 && skip < commitsMax; skip += commitsAtOnce) {
    const log = await historyOf(git, folders, skip);
    const commits = readHistory(log, { missing, found, isShallow: place.isShallow });
    if (commits < commitsAtOnce) break;
  }
  return found;
}

/** How a line is asked for in the answer. */
export function keyOf({ file, text }: Wanted): string {
  return `${file}\n${text.trim()}`;
}

function historyOf(git: Git, folders: readonly string[], skip: number): Promise<string> {
  const range = [`--skip=${skip}`, `--max-count=${commitsAtOnce}`, '--first-parent', '-m'];
  const format = ['--format=%x00%ct %P', '-p', '-U0', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color'];
  return git.text(['-c', 'core.quotePath=false', 'log', ...range, ...format, 'HEAD', '--', ...folders]);
}

/** Takes the dates of what is missing out of a piece of history, newest first. Answers how many commits it has. */
function readHistory(
  log: string,
  { missing, found, isShallow }: { missing: Set<string>; found: Map<string, LineDate>; isShallow: boolean },
): number {
  const commits = log.split('\0').slice(1);
  for (const commit of commits) {
    const [head = '', ...lines] = commit.split('\n');
    const [seconds = '', ...parents] = head.split(' ').filter((word) => word !== '');
    const date: LineDate = {
      at: Number(seconds) * 1000,
      ...(isShallow && parents.length === 0 ? { before: true as const } : {}),
    };
    let file = '';
    for (const line of lines) {
      if (line.startsWith('+++ ')) file = line.replace(/^\+\+\+ (?:b\/)?/, '').replace(/\t$/, '');
      else if (line.startsWith('+')) take(keyOf({ file, text: line.slice(1) }), date);
    }
  }
  return commits.length;

  function take(key: string, date: LineDate): void {
    if (missing.delete(key)) found.set(key, date);
  }
}
