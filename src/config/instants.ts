import type { Instant, Milliseconds } from '../domain/instant.ts';
import { durationFrom, minuteMs } from '../domain/instant.ts';
import type { Checked } from './check.ts';
import type { Path, Report } from './source.ts';
import { problemAt } from './source.ts';

/** A file being read further, and where problems go. */
export type At = { readonly checked: Checked<unknown>; readonly path: Path; readonly report: Report };

const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Reads ISO 8601 with zone; `24:00` is the next day's midnight. Undefined where there is no such day or time. */
export function instantFrom(text: string): Instant | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const part = (index: number) => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const isMidnight = hour === 24 && minute === 0 && second === 0 && match[7] === undefined;
  if ((hour > 23 && !isMidnight) || minute > 59 || second > 59 || part(9) > 14 || part(10) > 59) return undefined;

  const dayStart = Date.UTC(year, month - 1, day);
  if (new Date(dayStart).toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined;
  const offset = (match[8] === '-' ? -1 : 1) * (part(9) * 60 + part(10)) * minuteMs;
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0'));
  return dayStart + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds - offset;
}

/** The instant a text says, with a problem where the calendar has none such. */
export function readInstant(text: string | undefined, at: At): Instant | undefined {
  if (text === undefined) return undefined;
  const instant = instantFrom(text);
  if (instant === undefined) {
    at.report(
      problemAt(at.checked.source, at, {
        code: 'bad-instant',
        say: `there is no ${text}`,
        fix: 'look at the calendar',
      }),
    );
  }
  return instant;
}

/** A duration that was checked by its schema. */
export function milliseconds(written: string | 0): Milliseconds {
  return written === 0 ? 0 : (durationFrom(written) ?? 0);
}

/** Reads `from` and `until`; the second must be later. */
export function readPeriod(
  entry: { readonly from?: string | undefined; readonly until?: string | undefined },
  at: At,
): { readonly from?: Instant; readonly until?: Instant } {
  const from = readInstant(entry.from, { ...at, path: [...at.path, 'from'] });
  const until = readInstant(entry.until, { ...at, path: [...at.path, 'until'] });
  if (from !== undefined && until !== undefined && until <= from) {
    const path = [...at.path, 'until'];
    at.report(problemAt(at.checked.source, { path }, { code: 'empty-window', say: 'this ends before it begins' }));
  }
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}
