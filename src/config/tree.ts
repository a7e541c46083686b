import { isConfiguration } from '../domain/configuration-files.ts';
import type { Digest } from '../domain/digest.ts';
import { digestOf, digestOfValue } from '../domain/digest.ts';
import type { TreeFault } from '../domain/tree-fault.ts';

/** One commit of the governed repository, as far as configuration cares. `text` is undefined for what is not there. */
export type ConfigTree = {
  readonly paths: readonly string[];
  text(path: string): string | undefined;
  /** Paths that are there and not what they seem. */
  readonly faults?: ReadonlyMap<string, TreeFault>;
};

const exact = new Set(['waves.yaml', 'CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']);
const ruleFile = /^(?:waves|policies)\/[^/]+\.yaml$/;
const ofStacks = /(?:^|\/)(?:environment|stack)\.yaml$/;

/** The governance files of a commit, sorted: what can grant or run things, and what `rulesDigest` covers. */
export function rulePaths(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => exact.has(path) || ruleFile.test(path) || ofStacks.test(path)).toSorted();
}

/**
 * The files whose text `loadDefinitions` may ask for: the governance files, and the stacks' configuration, in which it
 * looks for modules to tell that a stack is in no wave. Without the latter everything else is still checked.
 */
export function configPaths(paths: readonly string[]): string[] {
  return [...new Set([...rulePaths(paths), ...paths.filter(isConfiguration)])];
}

/** Digest of all governance files, by path and content. */
export function rulesDigest(tree: ConfigTree): Digest {
  return digestOfValue(rulePaths(tree.paths).map((path) => [path, digestOf(tree.text(path) ?? '')]));
}
