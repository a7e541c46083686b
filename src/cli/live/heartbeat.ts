import { minuteMs } from '../../domain/instant.ts';
import { liveOf, rowsOf } from '../../views/live.ts';
import type { LiveRow } from '../../views/live-row.ts';
import type { Opened } from '../opened.ts';

/** Calls back each minute with what runs, since pipelines kill a silent job; until the answer is called. */
export function heartbeat(
  opened: Pick<Opened, 'state'>,
  of: { readonly promotions: ReadonlySet<string>; readonly beat: (running: readonly LiveRow[]) => void },
): () => void {
  const look = async (): Promise<void> => {
    const rows = rowsOf(liveOf(await opened.state(), [...of.promotions]));
    of.beat(rows.filter(({ mood }) => mood === 'running'));
  };
  // A ledger that cannot be read now is noticed by the run itself.
  const timer = setInterval(() => void look().catch(() => undefined), minuteMs);
  return () => clearInterval(timer);
}
