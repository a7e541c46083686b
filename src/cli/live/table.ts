import type { LedgerState } from '../../domain/promotion/state.ts';
import type { Terminal } from '../../ports/terminal.ts';
import type { Live } from '../../views/live.ts';
import { liveOf } from '../../views/live.ts';
import type { Context } from '../command.ts';
import type { Opened } from '../opened.ts';
import { eventLine } from '../print/event.ts';
import { liveLines } from '../print/live.ts';
import { paintMood } from '../print/paint.ts';
import type { Drawn } from './screen.ts';
import { screenOn } from './screen.ts';
import type { Teller } from './teller.ts';

type Watching = Pick<Context, 'paint'> & { readonly terminal: Terminal };

const lookMs = 250;

/** What stays on the screen as a line of its own; everything else is seen in the table. */
const stays: ReadonlySet<string> = new Set(['warning', 'stopping', 'apply-failed', 'dropped']);

/** A table of what the ledger says, drawn over and over. */
export function tableTeller(watching: Watching, opened: Pick<Opened, 'now' | 'state'>): Teller {
  const promotions = new Set<string>();
  const starting = new Set<string>();
  const table = liveTable(watching, { opened, ids: () => [...promotions], starting });
  return {
    tell(event) {
      if (event.promotion !== '') promotions.add(event.promotion);
      if (stays.has(event.type))
        table.say(watching.paint(event.type === 'apply-failed' ? 'bad' : 'wait', eventLine(event)));
      if (event.stack !== undefined && event.type === 'applying') starting.add(event.stack);
      else starting.delete(event.stack ?? '');
      table.look();
    },
    close: table.close,
  };
}

/** The table of these promotions, looked at again four times a second. */
export function liveTable(
  { terminal, paint }: Watching,
  {
    opened,
    ids,
    starting = new Set(),
  }: {
    readonly opened: Pick<Opened, 'now' | 'state'>;
    readonly ids: (ledger: LedgerState) => readonly string[];
    readonly starting?: ReadonlySet<string>;
  },
) {
  const begun = performance.now();
  let seen: { readonly key: string; readonly live: Live } | undefined;

  const lines = (): readonly Drawn[] => {
    if (!seen || seen.live.waves.length === 0) return [];
    const elapsedMs = performance.now() - begun;
    const drawn = liveLines(seen.live, { now: opened.now(), elapsedMs, ...terminal.size() });
    return drawn.map(({ text, mood }) => ({ text, painted: mood ? paintMood(paint, mood, text) : text }));
  };
  const screen = screenOn(terminal, lines);
  const look = async (): Promise<void> => {
    const ledger = await opened.state();
    const shown = ids(ledger);
    const key = `${ledger.head.sequence} ${shown.join()} ${[...starting].join()}`;
    if (key !== seen?.key) seen = { key, live: liveOf(ledger, shown, starting) };
    screen.touch();
  };
  // A ledger that cannot be read now is noticed by the run itself.
  const tryToLook = (): void => void look().catch(() => undefined);
  const timer = setInterval(tryToLook, lookMs);
  return {
    say: screen.say,
    look: tryToLook,
    close() {
      clearInterval(timer);
      screen.close();
    },
  };
}
