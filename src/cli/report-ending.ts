import type { Refusal } from '../domain/refusal.ts';
import type { Ended } from '../parts/decide/ended.ts';
import type { RunEvent } from '../parts/decide/events.ts';
import { reportOf } from '../views/report.ts';
import { promotionStatus } from '../views/status.ts';
import type { Context, Ending } from './command.ts';
import type { Opened } from './opened.ts';
import { isRefusals } from './opened.ts';
import { eventJson, eventLine } from './print/event.ts';
import { reportText } from './print/report.ts';

/** Says what happens while it happens: a line of talk, or with --json a line of the stream on stdout. */
export function teller({ json, out, err }: Pick<Context, 'json' | 'out' | 'err'>, opened: Pick<Opened, 'now'>) {
  return (event: RunEvent): void => (json ? out(eventJson(event, opened.now())) : err(eventLine(event)));
}

/** How a run ended, as its report. */
export async function reportEnding(ended: Ended | readonly Refusal[], opened: Opened): Promise<Ending> {
  if (isRefusals(ended)) return { reasons: ended, document: { type: 'ended' } };
  const { promotion, reasons, interrupted } = ended;
  if (!promotion) return { reasons, interrupted, talk: 'nothing to do', document: { type: 'ended' } };
  const now = opened.now();
  const report = reportOf({ promotion, reasons, interrupted });
  const status = promotionStatus(promotion, await opened.state(), now);
  return {
    reasons,
    interrupted,
    text: reportText(report, now),
    covers: 'reasons',
    document: { type: 'ended', promotion: status, next: report.next ?? null },
  };
}
