import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { DriftFound } from '../views/drift/found.ts';
import { driftJunit } from '../views/drift/junit.ts';
import { driftLines } from '../views/drift/lines.ts';
import { driftMarkdown } from '../views/drift/markdown.ts';
import { oneLine } from './print/clean.ts';

export const driftForms = ['markdown', 'junit'] as const;

export function driftText(stacks: readonly DriftFound[], form: (typeof driftForms)[number] | undefined): string {
  switch (form) {
    case 'markdown':
      return driftMarkdown(stacks);
    case 'junit':
      return driftJunit(stacks);
    default:
      return driftLines(stacks).map(oneLine).join('\n');
  }
}

/**
 * What says no by itself: a look that failed or was not had (5), and drift whose leave has ended (4), since somebody
 * said they would have put it right by then. A stack to which nothing was applied yet has nothing that could drift.
 */
export function driftReasons(stacks: readonly DriftFound[]): readonly Refusal[] {
  return stacks.flatMap((found) => [...unlooked(found), ...lapsed(found)]);
}

function unlooked({ stack, verdict, why = '', isNew }: DriftFound): readonly Refusal[] {
  if (isNew || (verdict !== 'failed' && verdict !== 'not-checked')) return [];
  const say = `drift of ${stack} could not be checked: ${why.split('\n')[0]}`;
  return [refuse('could-not-check', { say, fix: `waves drift --stack ${stack}`, subject: stack })];
}

function lapsed({ stack, drifted, since }: DriftFound): readonly Refusal[] {
  return drifted.flatMap(({ address, lapsed: leave }) => {
    if (!leave) return [];
    const say = `${stack}: ${address} was ${leave.from} drift until its time was up: ${leave.reason}`;
    const fix = `waves reconcile ${stack}, or a new end: waves drift accept, drift.ignore in waves.yaml`;
    return [refuse('drift-leave-ended', { say, fix, subject: stack, owner: leave.owner, since })];
  });
}
