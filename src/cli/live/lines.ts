import { awayText, isoText } from '../../views/iso.ts';
import type { LiveRow } from '../../views/live-row.ts';
import type { Context } from '../command.ts';
import type { Opened } from '../opened.ts';
import { pipelineOf } from '../pipeline.ts';
import { oneLine } from '../print/clean.ts';
import { clockText } from '../print/clock-text.ts';
import { eventLine } from '../print/event.ts';
import { groupsFor } from './groups.ts';
import { heartbeat } from './heartbeat.ts';
import type { Teller } from './teller.ts';

/** One line a change, with the time and how long it runs already; in a pipeline the lines of a wave are one group. */
export function linesTeller({ env, err }: Pick<Context, 'env' | 'err'>, opened: Pick<Opened, 'now' | 'state'>): Teller {
  const begun = performance.now();
  const groups = groupsFor(pipelineOf(env));
  const promotions = new Set<string>();
  let wave: string | undefined;

  const seconds = (): number => Math.floor(opened.now() / 1000);
  const line = (text: string): void => {
    const at = isoText(Math.floor(opened.now() / 1000) * 1000);
    err(`${at} +${clockText(performance.now() - begun)}  ${text}`);
  };
  const closeGroup = (): void => {
    if (wave !== undefined && groups) err(groups.close(seconds()));
    wave = undefined;
  };
  const openGroup = (next: string): void => {
    closeGroup();
    wave = next;
    if (groups) err(groups.open(`wave ${oneLine(next)}`, seconds()));
  };
  const silence = heartbeat(opened, { promotions, beat: (running) => line(runningText(running, opened.now())) });

  return {
    tell(event) {
      if (event.promotion !== '') promotions.add(event.promotion);
      if (event.wave !== undefined && event.wave !== wave) openGroup(event.wave);
      line(eventLine(event));
    },
    close() {
      silence();
      closeGroup();
    },
  };
}

const namesMax = 5;

function runningText(running: readonly LiveRow[], now: number): string {
  if (running.length === 0) return 'still at work';
  const names = running.slice(0, namesMax).map(({ stack, step, since }) => {
    return `${stack} ${step}${since === undefined ? '' : ` since ${isoText(since)} (${awayText(since, now)})`}`;
  });
  const more = running.length - names.length;
  return oneLine(`still running: ${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}`);
}
