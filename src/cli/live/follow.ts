import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerState } from '../../domain/promotion/state.ts';
import type { Context } from '../command.ts';
import type { Opened } from '../opened.ts';
import { clean } from '../print/clean.ts';
import { eventJson } from '../print/event.ts';

const lookMs = 500;

/** Prints a stack's filtered log as it grows, until nothing more can come: nothing is asked or applied, or it is over. */
export async function follow(
  { json, out }: Pick<Context, 'json' | 'out'>,
  opened: Pick<Opened, 'log' | 'now' | 'state' | 'stop'>,
  { promotion, stack }: { readonly promotion: string; readonly stack: string },
): Promise<void> {
  let told = 0;
  for (;;) {
    const isOver = hasEnded(await opened.state(), { promotion, stack });
    const log = (await opened.log(promotion, stack)) ?? '';
    const end = log.lastIndexOf('\n') + 1;
    const lines = log.slice(told, end).split('\n').slice(0, -1);
    for (const say of lines) out(json ? eventJson({ type: 'log', promotion, stack, say }, opened.now()) : clean(say));
    told = Math.max(told, end);
    if (isOver || opened.stop.aborted) return;
    await sleep(lookMs, undefined, { signal: opened.stop }).catch(() => undefined);
  }
}

function hasEnded(ledger: LedgerState, { promotion, stack }: { promotion: string; stack: string }): boolean {
  const known = ledger.promotions.get(promotion);
  const member = known?.stacks.get(stack);
  if (!known || !member || known.state !== 'open') return true;
  return !member.open && (member.phase === 'verified' || member.phase === 'skipped');
}
