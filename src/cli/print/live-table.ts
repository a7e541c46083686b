import type { Instant } from '../../domain/instant.ts';
import type { LiveRow, Mood } from '../../views/live-row.ts';
import { oneCell } from './clean.ts';
import { clockText } from './clock-text.ts';
import { cutInside, displayWidth, fitted } from './width.ts';

/** One line of a screen: never wider than it, and coloured by whoever writes it. */
export type ScreenLine = { readonly text: string; readonly mood?: Mood };

/** `short` is the stack without what all of them end with; `does` is the step, or the state where there is none. */
type Column = 'wave' | 'stack' | 'short' | 'state' | 'step' | 'does' | 'time';
type Cells = Readonly<Record<Column, string>> & { readonly mood: Mood };

/** From the widest screen to the narrowest: what is left out first is said by the rest, or can be looked up. */
const layouts: readonly (readonly Column[])[] = [
  ['wave', 'stack', 'state', 'step', 'time'],
  ['wave', 'stack', 'does', 'time'],
  ['wave', 'short', 'does', 'time'],
  ['short', 'does', 'time'],
  ['short', 'does'],
];

const gap = 2;
/** What is left of these before a column is left out. */
const atLeast: Readonly<Partial<Record<Column, number>>> = { stack: 20, short: 12, step: 16, does: 16 };
/** What is left of a step on the narrowest screens. */
const doesMin = 7;

/** Rows with their columns under each other, in at most this width. Stack and step give way, the others do not. */
export function tableLines(
  rows: readonly LiveRow[],
  { now, width }: { now: Instant; width: number },
): readonly ScreenLine[] {
  const shared = sharedEnd(rows.map(({ stack }) => oneCell(stack)));
  const cells = rows.map((row) => cellsOf(row, { now, shared }));
  const natural = (column: Column): number => Math.max(0, ...cells.map((row) => displayWidth(row[column])));
  const least = (column: Column): number => Math.min(natural(column), atLeast[column] ?? Number.POSITIVE_INFINITY);
  const columns =
    layouts.find((layout) => total(layout.map(natural)) <= width) ??
    layouts.find((layout) => total(layout.map(least)) <= width) ??
    (['short', 'does'] as const);
  const widths = shrunk(
    columns.filter((column) => natural(column) > 0).map((name) => [name, natural(name)]),
    width,
  );
  return cells.map((row) => {
    const fits = widths.map(([column, columnsOf]) => {
      const isName = column === 'stack' || column === 'short';
      return fitted(isName ? cutInside(row[column], columnsOf) : row[column], columnsOf);
    });
    return { text: fits.join(' '.repeat(gap)).trimEnd(), mood: row.mood };
  });
}

function cellsOf(row: LiveRow, { now, shared }: { now: Instant; shared: string }): Cells {
  const { wave, state, since, estimateMs, mood } = row;
  const [stack, step] = [oneCell(row.stack), oneCell(row.step)];
  const elapsed = since === undefined || mood !== 'running' ? '' : clockText(now - since);
  const time = estimateMs === undefined || elapsed === '' ? elapsed : `${elapsed} of ~${clockText(estimateMs)}`;
  const short = stack.slice(0, stack.length - shared.length);
  return { wave: oneCell(wave), stack, short, state, step, does: step || state, time, mood };
}

/** `/network-edge`, where each of several stacks ends so. */
function sharedEnd(stacks: readonly string[]): string {
  const [first = '', ...others] = stacks;
  const end = first.slice(Math.max(0, first.lastIndexOf('/')));
  const isShared = others.length > 0 && end !== first && others.every((stack) => stack.endsWith(end) && stack !== end);
  return isShared ? end : '';
}

function total(widths: readonly number[]): number {
  const shown = widths.filter((width) => width > 0);
  return shown.reduce((sum, one) => sum + one, 0) + gap * Math.max(0, shown.length - 1);
}

type Widths = readonly (readonly [Column, number])[];

/** What is missing is taken from the step first and then from the stack. */
function shrunk(widths: Widths, width: number): Widths {
  const over = (now: Widths): number => total(now.map(([, one]) => one)) - width;
  const taking = (now: Widths, from: readonly Column[], least: number): Widths =>
    now.map(([column, has]) => [
      column,
      from.includes(column) ? Math.max(Math.min(has, least), has - Math.max(0, over(now))) : has,
    ]);
  const narrow = taking(taking(widths, ['step', 'does'], atLeast.step ?? 0), ['stack', 'short'], atLeast.short ?? 0);
  return taking(taking(taking(narrow, ['step', 'does'], doesMin), ['stack', 'short'], 0), ['step', 'does'], 0);
}
