import type { Context } from '../command.ts';
import type { Opened } from '../opened.ts';
import { eventJson, heartbeatJson } from '../print/event.ts';
import { heartbeat } from './heartbeat.ts';
import type { Teller } from './teller.ts';

/** One JSON object a line on stdout, before the document that ends the stream. */
export function streamTeller({ out }: Pick<Context, 'out'>, opened: Pick<Opened, 'now' | 'state'>): Teller {
  const promotions = new Set<string>();
  const close = heartbeat(opened, { promotions, beat: (running) => out(heartbeatJson(running, opened.now())) });
  return {
    tell(event) {
      if (event.promotion !== '') promotions.add(event.promotion);
      out(eventJson(event, opened.now()));
    },
    close,
  };
}
