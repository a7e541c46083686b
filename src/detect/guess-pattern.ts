import { accountSigns } from './account-ids.ts';
import type { Guess, Sure } from './guess.ts';
import { guess } from './guess.ts';
import { bestPattern } from './pattern.ts';
import type { Root } from './roots.ts';
import type { Seen } from './seen.ts';
import type { SharedRoot } from './workspaces.ts';

/** A folder that serves several environments says nothing of where the folder of one lies. */
export function guessedPattern(
  { roots, shared, folders }: { roots: readonly Root[]; shared: readonly SharedRoot[]; folders: readonly string[] },
  seen: Seen,
): { pattern: Guess<string>; uncovered: readonly string[]; caught: readonly string[] } | undefined {
  const several = new Set(shared.filter(({ environments }) => environments.length > 1).map(({ folder }) => folder));
  const ids = new Map(
    roots.map((root) => [
      root.folder,
      [
        ...new Set(
          accountSigns(root, seen)
            .filter(({ strength }) => strength > 0)
            .map(({ id }) => id),
        ),
      ],
    ]),
  );
  const best = bestPattern({
    roots: [...ids.keys()].filter((folder) => !several.has(folder)),
    folders,
    idsOf: (root) => ids.get(root) ?? [],
  });
  if (!best || best.covered.length === 0) return undefined;
  const all = best.covered.length === roots.length && best.caught.length === 0;
  const sure: Sure = all && best.covered.length > 1 ? 'likely' : 'guess';
  const say = `covers ${best.covered.length} of ${roots.length} root modules`;
  return {
    pattern: guess(best.pattern, sure, [{ file: best.covered[0] ?? '', say }]),
    uncovered: [...best.uncovered, ...several],
    caught: best.caught,
  };
}
