import type { Instant } from '../../domain/instant.ts';
import { isoText } from '../../views/iso.ts';
import type { LiveRow } from '../../views/live-row.ts';
import type { Told } from '../live/teller.ts';
import { oneLine } from './clean.ts';

/** An event as a line of talk. */
export function eventLine({ type, wave, stack, say }: Told): string {
  const place = [wave, stack].filter((part) => part !== undefined && part !== '').join('  ');
  const marked = type === 'warning' ? `warning: ${say}` : say;
  return oneLine(place === '' ? marked : `${place}  ${marked}`);
}

/** An event as a line of `--json`: before the document that ends the stream. */
export function eventJson(event: Told, at: Instant): string {
  const { type, promotion, wave, stack, say } = event;
  return streamLine({ type, level: levels[type] ?? 'info', at, promotion, wave, stack, say });
}

const levels: Readonly<Partial<Record<Told['type'], Level>>> = {
  warning: 'warning',
  stopping: 'warning',
  'apply-failed': 'error',
};

/** That it still runs, and what: `--json` is silent for no longer than a minute. */
export function heartbeatJson(running: readonly LiveRow[], at: Instant): string {
  const say = running.length === 0 ? 'still at work' : `${running.length} running`;
  const rows = running.map(({ promotion, stack, step, since }) => ({
    promotion,
    stack,
    step,
    since: since === undefined ? null : isoText(since),
  }));
  return streamLine({ type: 'heartbeat', level: 'info', at, promotion: '', say, more: { running: rows } });
}

type Level = 'info' | 'warning' | 'error';
type Streamed = Pick<Told, 'promotion' | 'say'> & {
  readonly type: string;
  readonly level: Level;
  readonly at: Instant;
} & {
  readonly wave?: string | undefined;
  readonly stack?: string | undefined;
  readonly more?: object;
};

/** Every line of the stream has these members; what it is not about is null. */
function streamLine({ type, level, at, promotion, wave, stack, say, more = {} }: Streamed): string {
  const about = { promotion: promotion || null, wave: wave ?? null, stack: stack ?? null };
  return JSON.stringify({ schema_version: 1, type, ts: isoText(at), level, ...about, say, ...more });
}
