import type { LineCounter, Node, Pair, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import type { Problem } from '../domain/definitions.ts';
import { printable } from './printable.ts';
import type { ProblemCode } from './problem-codes.ts';

/** A file as it was read, so that what is said about a value can be shown where the value stands. */
export type Source = { readonly file: string; readonly text: string; readonly lines: LineCounter; readonly root: Node };

export type Path = readonly PropertyKey[];

/** What to say about a place. A `note` names another place: the same file unless it says otherwise. */
export type Telling = {
  readonly code: ProblemCode;
  readonly say: string;
  readonly fix?: string | undefined;
  readonly notes?: readonly NonNullable<Problem['notes']>[number][];
};

/** Takes problems one by one; the loader collects them, up to so many of one file. */
export type Report = ((problem: Problem) => void) & { readonly isFull?: (file: string) => boolean };

/** Whether it is of no use to look for more problems of a file: a hostile one could have a million. */
export function isFull(report: Report, file: string): boolean {
  return report.isFull?.(file) ?? false;
}

const textMax = 160;
const sayMax = 400;

type Place = { readonly key?: Node; readonly value?: Node; readonly found: boolean };

/** The nodes at a path, or those of its deepest part that exists. */
function locate(root: Node, path: Path): Place {
  let place: Place = { value: root, found: true };
  for (const step of path) {
    const next = child(place.value, step);
    if (!next) return { ...place, found: false };
    place = next;
  }
  return place;
}

function child(node: Node | undefined, step: PropertyKey): Place | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return item ? { value: item as Node, found: true } : undefined;
  }
  const pair = isMap(node) ? pairsOf(node).get(String(step)) : undefined;
  if (!pair) return undefined;
  return { key: pair.key as Node, ...(pair.value ? { value: pair.value as Node } : {}), found: true };
}

const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** By key; the first of equal keys. Remembered, because a large mapping may have a problem in every row. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = indexes.get(map);
  if (known) return known;
  const index = new Map<string, Pair>();
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
    if (key !== undefined && !index.has(key)) index.set(key, pair);
  }
  indexes.set(map, index);
  return index;
}

/** The text of a scalar as written, for `write '1.12' in quotes`. */
export function writtenAt(source: Source, path: Path): string | undefined {
  const { value, found } = locate(source.root, path);
  return found && isScalar(value) ? value.source : undefined;
}

/**
 * A problem at a path: its value, or its key where `at` says so or the value is nothing to see. A path that does not
 * exist is shown at the first key of the mapping that lacks it.
 */
export function problemAt(source: Source, spot: { path: Path; at?: 'key' | 'value' }, telling: Telling): Problem {
  const place = locate(source.root, spot.path);
  const chosen = place.found ? chooseNode(place, spot.at) : firstKey(place);
  return problemIn(source, { start: chosen?.range?.[0] ?? 0, end: chosen?.range?.[1] ?? 0 }, telling);
}

function chooseNode({ key, value }: Place, at: 'key' | 'value' = 'value'): Node | undefined {
  const visible = value?.range && value.range[1] > value.range[0];
  return at === 'key' || !visible ? (key ?? value) : value;
}

function firstKey({ key, value }: Place): Node | undefined {
  const first = isMap(value) ? value.items[0]?.key : undefined;
  return (first as Node | null | undefined) ?? key ?? value;
}

/** A problem at characters of a file's text. */
export function problemIn(
  source: Omit<Source, 'root'>,
  span: { readonly start: number; readonly end: number },
  telling: Telling,
): Problem {
  const { line, col: column } = source.lines.linePos(span.start);
  const lineStart = source.lines.lineStarts[line - 1] ?? 0;
  const lineEnd = source.lines.lineStarts[line] ?? source.text.length;
  const from = column <= textMax ? 0 : column - 1 - textMax / 2;
  const whole = source.text.slice(lineStart + from, Math.min(lineEnd, lineStart + from + textMax));
  const text = printable(whole.replace(/[\r\n]+$/, ''));
  const length = Math.max(1, Math.min(span.end - span.start, text.length - (column - 1 - from)));
  return problem(
    { file: source.file, line, column, frame: { text, length, ...(from > 0 ? { start: from } : {}) } },
    telling,
  );
}

/** A problem with a file as a whole. */
export function problemOf(file: string, telling: Telling): Problem {
  return problem({ file, line: 1, column: 1 }, telling);
}

function problem(where: Pick<Problem, 'file' | 'line' | 'column' | 'frame'>, telling: Telling): Problem {
  const { code, say, fix, notes } = telling;
  return {
    code,
    ...where,
    file: printable(where.file),
    say: printable(say.slice(0, sayMax)),
    ...(fix === undefined ? {} : { fix: printable(fix.slice(0, sayMax)) }),
    ...(notes === undefined ? {} : { notes }),
  };
}

/** Where a path stands, to be named in another problem. */
export function noteAt(source: Source, path: Path, say: string): NonNullable<Problem['notes']>[number] {
  const { file, line } = problemAt(source, { path, at: 'key' }, { code: 'bad-format', say: '' });
  return { file, line, say };
}
