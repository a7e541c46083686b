import type { Instant } from '../../domain/instant.ts';
import type { RunEvent } from '../../parts/decide/events.ts';
import { isoText } from '../../views/iso.ts';
import { oneLine } from './clean.ts';

/** An event as a line of talk. */
export function eventLine({ type, wave, stack, say }: RunEvent): string {
  const place = [wave, stack].filter((part) => part !== undefined && part !== '').join('  ');
  const marked = type === 'warning' ? `warning: ${say}` : say;
  return oneLine(place === '' ? marked : `${place}  ${marked}`);
}

/** An event as a line of `--json`: before the document that ends the stream. */
export function eventJson(event: RunEvent, at: Instant): string {
  const { type, promotion, wave, stack, say } = event;
  const level = type === 'warning' || type === 'apply-failed' ? 'warning' : 'info';
  return JSON.stringify({ schema_version: 1, type, ts: isoText(at), level, promotion, wave, stack, say });
}
