import type { Instant } from '../../domain/instant.ts';
import type { LoweredView } from '../../views/exceptions.ts';
import type { Report } from '../../views/report.ts';
import { oneLine } from './clean.ts';
import { ownerLine } from './reasons.ts';
import { loweredLines } from './status.ts';

type Beside = { readonly can: readonly string[]; readonly now: Instant; readonly lowered: readonly LoweredView[] };

/** What blocks, the weightiest first, each with who owns the next move; then what may go; then one command. */
export function whyText(report: Report, { can, now, lowered }: Beside): string {
  const blocks = report.stops.flatMap(({ say, details, reason }) => {
    const owner = ownerLine(reason, now);
    return [`${reason.code}: ${say}`, ...details.map((detail) => `  ${detail}`), ...(owner ? [`  ${owner}`] : [])];
  });
  const calm = report.stops.length === 0 ? ['nothing blocks'] : [];
  const go = can.length === 0 ? [] : [`may go now: ${can.join(', ')}`];
  const together = report.together === undefined ? [] : [report.together];
  const next = report.next === undefined ? [] : [`next: ${report.next}`];
  return [report.title, ...blocks, ...calm, ...loweredLines(lowered), ...together, ...go, ...next]
    .map(oneLine)
    .join('\n');
}
