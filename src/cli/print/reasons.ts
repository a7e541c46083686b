import type { Instant } from '../../domain/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { awayText, isoText } from '../../views/iso.ts';
import { byExit } from '../../views/sorted-reasons.ts';
import { oneLine } from './clean.ts';

/** Reasons one after the other, the weightiest first: code and sentence, who owns the next move, and what to do. */
export function reasonLines(reasons: readonly Refusal[], now?: Instant): readonly string[] {
  return byExit(reasons).flatMap((reason) => {
    const owner = ownerLine(reason, now);
    const lines = [`${reason.code}: ${reason.say}`, ...(owner ? [`  ${owner}`] : []), `  → ${reason.fix}`];
    return lines.map(oneLine);
  });
}

/** `owner security-owner · since … · until … (in 58 min)`, or nothing where nothing is known. */
export function ownerLine({ owner, since, until }: Refusal, now?: Instant): string {
  const away = (moment: Instant) => (now === undefined ? '' : ` (${awayText(moment, now)})`);
  const parts = [
    owner === undefined ? '' : `owner ${owner}`,
    since === undefined ? '' : `since ${isoText(since)}${away(since)}`,
    until === undefined ? '' : `until ${isoText(until)}${away(until)}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
