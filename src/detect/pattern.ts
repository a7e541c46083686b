import type { StackPattern } from '../config/stack-pattern.ts';
import { capturesOf, stackPatternFrom } from '../config/stack-pattern.ts';
import { isRegion, isStage } from './words.ts';

/** A `stacks:` pattern with what it covers and what it would take for a stack by mistake. */
export type Proposal = {
  readonly pattern: string;
  readonly covered: readonly string[];
  readonly uncovered: readonly string[];
  /** Folders of configuration that are no roots and would be stacks by this pattern. */
  readonly caught: readonly string[];
};

export type Layout = {
  readonly roots: readonly string[];
  /** All folders of configuration, roots included. */
  readonly folders: readonly string[];
  /** Account ids that a root's files name. */
  readonly idsOf: (root: string) => readonly string[];
};

/** The pattern that covers the most roots and catches the fewest other folders; undefined where none can be made. */
export function bestPattern(layout: Layout): Proposal | undefined {
  const byDepth = Map.groupBy(layout.roots, (root) => root.split('/').length);
  const groups = [...byDepth].filter(([depth]) => depth >= 2).flatMap(([, roots]) => [roots, ...byFirst(roots)]);
  const patterns = new Set(groups.flatMap((roots) => patternsFor(roots, layout.idsOf)));
  const proposals = [...patterns].map((pattern) => proposalFrom(pattern, layout));
  return proposals.reduce<Proposal | undefined>(
    (best, one) => (!best || worth(one) > worth(best) ? one : best),
    undefined,
  );
}

/** A repository often has stacks below one folder and other things beside it. */
function byFirst(roots: readonly string[]): readonly (readonly string[])[] {
  const groups = [...Map.groupBy(roots, (root) => root.split('/')[0]).values()];
  return groups.length > 1 ? groups : [];
}

function worth({ covered, caught, pattern }: Proposal): number {
  const literals = pattern.split('/').filter((level) => !level.startsWith('{') && level !== '*').length;
  return covered.length * 2 - caught.length * 3 + literals / 100;
}

function proposalFrom(text: string, { roots, folders }: Layout): Proposal {
  const pattern = stackPatternFrom(text) as StackPattern;
  const isIn = (folder: string) => capturesOf(folder, pattern) !== undefined;
  const known = new Set(roots);
  return {
    pattern: text,
    covered: roots.filter(isIn),
    uncovered: roots.filter((root) => !isIn(root)),
    caught: folders.filter((folder) => !known.has(folder) && isIn(folder)),
  };
}

/** Levels at one depth, as the values that stand there. */
type Level = { readonly index: number; readonly values: ReadonlySet<string> };

/** The patterns that the roots of one depth suggest: the last level that is no account is the stack. */
function patternsFor(roots: readonly string[], idsOf: Layout['idsOf']): readonly string[] {
  const split = roots.map((root) => root.split('/'));
  const depth = split[0]?.length ?? 0;
  const levels = Array.from(
    { length: depth },
    (_, index): Level => ({
      index,
      values: new Set(split.map((levels) => levels[index] ?? '')),
    }),
  );
  const region = levels.find(({ values }) => [...values].every(isRegion));
  const free = levels.filter((level) => level !== region);
  const account = accountLevel(free, { split, roots, idsOf });
  if (!account) return [];
  const others = free.filter((level) => level !== account);
  const stack = others.findLast((level) => level.values.size > 1 && !isStages(level)) ?? others.at(-1);
  if (!stack) return [];
  const stage = others.find((level) => level !== stack && level.values.size > 1 && isStages(level));
  const text = levels.map((level) => {
    if (level === account) return '{account}';
    if (level === stack) return '{stack}';
    if (level === region) return '{region}';
    if (level === stage) return '{stage}';
    return level.values.size === 1 ? [...level.values].join('') : '*';
  });
  const pattern = text.join('/');
  return typeof stackPatternFrom(pattern) === 'string' ? [] : [pattern];
}

const isStages = ({ values }: Level): boolean => [...values].every(isStage);

/** The level that says the account: by the ids found below it, else by names of stages, else the first that varies. */
function accountLevel(
  levels: readonly Level[],
  { split, roots, idsOf }: { split: readonly string[][]; roots: readonly string[]; idsOf: Layout['idsOf'] },
): Level | undefined {
  const varying = levels.filter(({ values }) => values.size > 1);
  const agreeing = varying.filter(({ index }) => {
    const ids = new Map<string, Set<string>>();
    for (const [at, levels] of split.entries()) {
      const value = levels[index] ?? '';
      const known = ids.get(value) ?? new Set<string>();
      for (const id of idsOf(roots[at] ?? '')) known.add(id);
      ids.set(value, known);
    }
    const all = [...ids.values()];
    const distinct = new Set(all.flatMap((one) => [...one]));
    return (
      distinct.size > 1 &&
      all.every((one) => one.size <= 1) &&
      distinct.size === all.filter((one) => one.size === 1).length
    );
  });
  const mostly = (level: Level) => [...level.values].filter(isStage).length * 2 > level.values.size;
  return (
    agreeing[0] ??
    varying.find(mostly) ??
    levels.find(mostly) ??
    (varying.length > 1 ? varying[0] : undefined) ??
    levels.at(-2)
  );
}
