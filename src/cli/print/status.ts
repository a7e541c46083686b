import type { ApprovalView } from '../../views/approvals.ts';
import { type LoweredView, loweredText } from '../../views/exceptions.ts';
import type { StackRow } from '../../views/stack-row.ts';
import type { PromotionLine, PromotionStatus } from '../../views/status.ts';
import type { WaveView } from '../../views/wave-view.ts';
import { columns, oneLine } from './clean.ts';
import { digits, secondsText } from './lengths.ts';

export function allText(promotions: readonly PromotionLine[]): string {
  if (promotions.length === 0) return 'no promotion yet';
  return columns(
    promotions.map((line) => [line.promotion, line.release, stateText(line), waveText(line), phasesText(line)]),
  ).join('\n');
}

function stateText({ state, by, because }: PromotionLine): string {
  return because === undefined ? state : `${state} by ${by}: ${because}`;
}

function waveText({ wave, waves }: PromotionLine): string {
  return wave > waves ? `all ${waves} waves over` : `wave ${wave}/${waves}`;
}

function phasesText({ stacks }: PromotionLine): string {
  return Object.entries(stacks)
    .map(([phase, count]) => `${count} ${phase}`)
    .join(', ');
}

export function statusText(status: PromotionStatus): string {
  const { promotion, release, from, started, starter, approvals, lowered } = status;
  return [
    oneLine(`${release} from ${from.join(', ')} · promotion ${promotion} · ${stateText(status)}`),
    oneLine(`started ${started} by ${starter}`),
    ...waveLines(status.steps),
    ...(approvals.length === 0 ? [] : ['approvals', ...columns(approvals.map(approvalCells))]),
    ...loweredLines(lowered),
  ].join('\n');
}

/** Plans that are judged lower than the rules do: by whose leave, and how often that was used. */
export function loweredLines(lowered: readonly LoweredView[]): readonly string[] {
  if (lowered.length === 0) return [];
  return ['exceptions', ...columns(lowered.map((one) => [`  ${one.stack}`, digits(one.plan), loweredText(one)]))];
}

/** One line a stack; a wave that has not begun is one line. */
function waveLines(waves: readonly WaveView[]): readonly string[] {
  return columns(
    waves.flatMap((wave) => {
      const place = [`wave ${wave.number}/${waves.length}`, wave.name];
      if (wave.members.every(isUntouched)) return [[...place, stacksText(wave.members.length), 'not begun']];
      return wave.members.map((row) => [...place, ...rowCells(row)]);
    }),
  );
}

/** The same without what is done: that is one line a wave. What waits, failed or runs is the rest. */
export function openWaveLines(waves: readonly WaveView[]): readonly string[] {
  return columns(
    waves.flatMap((wave) => {
      const place = [`wave ${wave.number}/${waves.length}`, wave.name];
      if (wave.members.every(isUntouched)) return [[...place, stacksText(wave.members.length), 'not begun']];
      const done = wave.members.filter(isDone);
      const rest = wave.members.filter((row) => !isDone(row));
      const words = [...new Set(done.map(({ state }) => state))].join(' or ');
      const summary = done.length > 0 ? [[...place, stacksText(done.length), words]] : [];
      return [...summary, ...rest.map((row) => [...place, ...rowCells(row)])];
    }),
  );
}

function rowCells({ stack, said }: StackRow): readonly string[] {
  return [stack, said.join(' · ')];
}

function stacksText(count: number): string {
  return count === 1 ? '1 stack' : `${count} stacks`;
}

function isDone({ state }: StackRow): boolean {
  return state === 'verified' || state === 'skipped';
}

function isUntouched({ state, said }: StackRow): boolean {
  return state === 'pending' && said.length === 1 && said[0] === 'not begun';
}

function approvalCells({ by, role, stack, plan, state, until, leftSeconds }: ApprovalView): readonly string[] {
  const left = leftSeconds === undefined ? '' : ` (${secondsText(leftSeconds)} left)`;
  const lasts = state === 'stands' && until !== undefined ? `until ${until}${left}` : state;
  return [`  ${stack}`, role, by, digits(plan), lasts];
}
