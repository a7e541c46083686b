import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerState } from '../../domain/promotion/state.ts';
import type { Live } from '../../views/live.ts';
import { liveOf, rowsOf } from '../../views/live.ts';
import type { Context } from '../command.ts';
import type { Opened } from '../opened.ts';
import { pipelineOf } from '../pipeline.ts';
import { linesTeller } from './lines.ts';
import { streamTeller } from './stream.ts';
import { liveTable } from './table.ts';
import type { Teller } from './teller.ts';

type Watched = Pick<Opened, 'now' | 'state' | 'stop'>;
const lookMs = 500;

/**
 * Shows these promotions while they move: as a table to a person, else as a line each time a stack changes. Until none of
 * them is open any more, or somebody asks to stop.
 */
export async function watch(
  context: Context,
  opened: Watched,
  ids: (ledger: LedgerState) => readonly string[],
): Promise<void> {
  const { json, terminal, env } = context;
  if (terminal && !json && !pipelineOf(env)) {
    const table = liveTable({ ...context, terminal }, { opened, ids });
    await looking(opened, ids).finally(table.close);
    return;
  }
  const teller = json ? streamTeller(context, opened) : linesTeller(context, opened);
  const told = tellChanges(teller);
  await looking(opened, ids, told).finally(teller.close);
}

async function looking(
  { state, stop }: Watched,
  ids: (ledger: LedgerState) => readonly string[],
  told: (live: Live) => void = () => {},
): Promise<void> {
  while (!stop.aborted) {
    const ledger = await state();
    const shown = ids(ledger);
    told(liveOf(ledger, shown));
    if (shown.every((id) => ledger.promotions.get(id)?.state !== 'open')) return;
    await sleep(lookMs, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** Each row whose words are others than at the look before. */
function tellChanges({ tell }: Teller): (live: Live) => void {
  const before = new Map<string, string>();
  return (live) => {
    for (const { promotion, wave, stack, state, step } of rowsOf(live)) {
      const say = step === '' ? state : step;
      const key = `${promotion} ${stack}`;
      if (before.get(key) !== say && !(say === 'pending' && !before.has(key)))
        tell({ type: 'changed', promotion, wave, stack, say });
      before.set(key, say);
    }
  };
}
