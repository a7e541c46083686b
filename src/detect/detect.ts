import type { Survey } from '../ports/survey.ts';
import { accountsOf, stacksBy } from './accounts.ts';
import { backendsOf, sharedStates } from './backends.ts';
import type { Detected } from './detected.ts';
import { engineOf } from './engine.ts';
import { guessedPattern } from './guess-pattern.ts';
import { modulesOf } from './modules.ts';
import { rootsOf } from './roots.ts';
import type { Seen } from './seen.ts';
import { foldersOf } from './seen.ts';
import { branchOf, environmentBranches, ownersOf, pipelinesOf } from './surroundings.ts';
import { sharedRoots } from './workspaces.ts';

/** Looks at a repository that was read. Pure, and never throws, whatever the texts. `pattern` is one that is known. */
export function detect(seen: Seen, survey: Survey, pattern?: string): Detected {
  const folders = foldersOf(seen, survey);
  const roots = rootsOf(seen, folders);
  const shared = sharedRoots(roots, seen);
  const found =
    pattern === undefined ? guessedPattern({ roots, shared, folders: [...folders.keys()] }, seen) : undefined;
  const chosen = pattern ?? found?.pattern.value;
  const branches = environmentBranches(seen);
  const owners = ownersOf(seen);
  return {
    engine: engineOf(seen, roots),
    branch: branchOf(seen),
    ...(found ? { pattern: found.pattern } : {}),
    roots,
    stacks: chosen === undefined ? [] : stacksBy(chosen, seen),
    uncovered: found ? found.uncovered : pattern === undefined ? roots.map(({ folder }) => folder) : [],
    caught: found?.caught ?? [],
    accounts: chosen === undefined ? [] : accountsOf(roots, chosen, seen),
    backends: backendsOf(roots),
    sharedStates: sharedStates(roots),
    sharedRoots: shared,
    modules: modulesOf(roots, seen),
    ...(branches ? { branches } : {}),
    ...(owners ? { owners } : {}),
    pipelines: pipelinesOf(seen),
    problems: [...folders.values()].flatMap(({ problems }) => problems),
  };
}
