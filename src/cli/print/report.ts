import type { Instant } from '../../domain/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { awayText, isoText } from '../../views/iso.ts';
import type { Report } from '../../views/report.ts';
import type { Stop } from '../../views/stop.ts';
import { oneLine } from './clean.ts';
import { ownerLine } from './reasons.ts';
import { openWaveLines } from './status.ts';

/** A report as a block of lines, the important ones last. */
export function reportText(report: Report, now: Instant): string {
  const { title, release, waves, label, stops, together, next } = report;
  return [
    oneLine(title),
    oneLine(`release   ${release}`),
    ...openWaveLines(waves),
    ...(stops.length === 0 ? [label] : stopLines(label, stops, now)),
    ...(together === undefined ? [] : [oneLine(`  ${together}`)]),
    ...(next === undefined ? [] : [oneLine(`next: ${next}`)]),
  ].join('\n');
}

function stopLines(label: string, stops: readonly Stop[], now: Instant): readonly string[] {
  return stops.flatMap(({ say, details, reason }, index) => {
    const owner = details.length > 0 ? planLasts(reason, now) : ownerLine(reason, now);
    const first = oneLine(index === 0 ? `${label}: ${say}` : `also: ${say}`);
    return [first, ...details.map((detail) => oneLine(`  ${detail}`)), ...(owner ? [`  ${oneLine(owner)}`] : [])];
  });
}

/** A question names its owners in its sentence; what is left to say is how long the plan serves. */
function planLasts({ until }: Refusal, now: Instant): string {
  return until === undefined ? '' : `the plan serves until ${isoText(until)} (${awayText(until, now)})`;
}
