import type { z } from 'zod';
import type { Problem } from '../domain/definitions.ts';
import type { Checked } from './check.ts';
import { check } from './check.ts';
import { reportNewer } from './format-version.ts';
import { readSource } from './read-source.ts';
import type { Report } from './source.ts';
import { problemOf } from './source.ts';
import type { ConfigTree } from './tree.ts';

/** Reads files of one commit, each at most once, and collects what is wrong. */
export type FileReader = {
  readonly paths: readonly string[];
  readonly report: Report;
  /** The file's text as it is, for what is no YAML. */
  text(path: string): string | undefined;
  /** The file in a list of one, or an empty list if it is not there or not right. */
  optional<Schema extends z.ZodType>(path: string, schema: Schema): readonly Checked<z.infer<Schema>>[];
  /** Whether the file is there and not right. */
  failed(path: string): boolean;
  /** Every file that was read and follows its schema. */
  checked(): readonly Checked<unknown>[];
  /** Everything reported, each once, by file and place. */
  problems(): Problem[];
};

export function fileReader(tree: ConfigTree): FileReader {
  const { report, problems } = collector();
  const there = new Set(tree.paths);
  const known = new Map<string, Checked<unknown> | undefined>();

  const read = (path: string, schema: z.ZodType): Checked<unknown> | undefined => {
    const text = tree.text(path);
    if (text === undefined || tree.faults?.has(path)) {
      // A fault is reported with all others.
      if (!tree.faults?.has(path)) report(problemOf(path, { code: 'file-missing', say: 'the file cannot be read' }));
      return undefined;
    }
    const source = readSource(path, text, report);
    if (!source || (path === 'waves.yaml' && reportNewer(source, report))) return undefined;
    return check(source, schema, report);
  };
  return {
    paths: tree.paths,
    report,
    text: (path) => (there.has(path) ? tree.text(path) : undefined),
    optional<Schema extends z.ZodType>(path: string, schema: Schema) {
      if (!there.has(path)) return [];
      if (!known.has(path)) known.set(path, read(path, schema));
      const checked = known.get(path) as Checked<z.infer<Schema>> | undefined;
      return checked ? [checked] : [];
    },
    failed: (path) => there.has(path) && known.has(path) && known.get(path) === undefined,
    checked: () => [...known.values()].filter((checked) => checked !== undefined),
    problems: () => sorted(problems),
  };
}

const problemsMax = 200;

/** Keeps so many problems of one file, and then says that there are more. */
function collector(): { readonly report: Report; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const counts = new Map<string, number>();
  const isFull = (file: string): boolean => (counts.get(file) ?? 0) > problemsMax;
  const keep = (problem: Problem): void => {
    if (isFull(problem.file)) return;
    const count = (counts.get(problem.file) ?? 0) + 1;
    counts.set(problem.file, count);
    problems.push(count > problemsMax ? moreIn(problem) : problem);
  };
  return { report: Object.assign(keep, { isFull }), problems };
}

function moreIn({ file, line, column }: Problem): Problem {
  const say = `the file has more than ${problemsMax} problems`;
  return { code: 'many-problems', file, line, column, say, fix: 'mend these, and the rest is told' };
}

/** By file and place, each once. */
export function sorted(problems: readonly Problem[]): Problem[] {
  const key = ({ file, line, column, code, say }: Problem) => [file, line, column, code, say].join('\n');
  const unique = new Map(problems.map((problem) => [key(problem), problem]));
  return [...unique.values()].toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.say, b.say),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
