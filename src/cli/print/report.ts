import type { Instant } from '../../domain/instant.ts';
import type { Report } from '../../views/report.ts';
import type { Stop } from '../../views/stop.ts';
import { oneLine } from './clean.ts';
import { ownerLine } from './reasons.ts';
import { waveLines } from './status.ts';

/** A report as a block of lines, the important ones last. */
export function reportText(report: Report, now: Instant): string {
  const { title, release, waves, label, stops, together, next } = report;
  return [
    oneLine(title),
    oneLine(`release   ${release}`),
    ...waveLines(waves),
    ...(stops.length === 0 ? [label] : stopLines(label, stops, now)),
    ...(together === undefined ? [] : [oneLine(`  ${together}`)]),
    ...(next === undefined ? [] : [oneLine(`next: ${next}`)]),
  ].join('\n');
}

function stopLines(label: string, stops: readonly Stop[], now: Instant): readonly string[] {
  return stops.flatMap(({ say, details, reason }, index) => {
    const { owner: _, ...unowned } = reason;
    const owner = ownerLine(details.length > 0 ? unowned : reason, now);
    const first = oneLine(index === 0 ? `${label}: ${say}` : `also: ${say}`);
    return [first, ...details.map((detail) => oneLine(`  ${detail}`)), ...(owner ? [`  ${oneLine(owner)}`] : [])];
  });
}
