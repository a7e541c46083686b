import type { Instant } from '../domain/instant.ts';
import { dayMs, durationText, hourMs, minuteMs, secondMs } from '../domain/instant.ts';

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/**
 * An instant as ISO 8601 in UTC, `2026-07-03T10:00:00Z`, with milliseconds only where there are some. By arithmetic,
 * since a view has no clock and no calendar of the machine (days from civil, Howard Hinnant).
 */
export function isoText(instant: Instant): string {
  const days = Math.floor(instant / dayMs);
  const rest = instant - days * dayMs;
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const ms = rest % secondMs;
  const time = [Math.floor(rest / hourMs), Math.floor(rest / minuteMs) % 60, Math.floor(rest / secondMs) % 60];
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${time.map((part) => pad(part)).join(':')}${ms ? `.${pad(ms, 3)}` : ''}Z`;
}

/** How far a moment is from now: `in 58 min`, `2 h ago`, `now`. */
export function awayText(instant: Instant, now: Instant): string {
  if (Math.abs(instant - now) < secondMs) return 'now';
  return instant > now ? `in ${roughly(instant - now)}` : `${roughly(now - instant)} ago`;
}

/** A length in its largest unit, rounded down: nobody is told of more time than there is. */
export function roughly(ms: number): string {
  const unit = [dayMs, hourMs, minuteMs].find((size) => ms >= 2 * size) ?? (ms >= minuteMs ? minuteMs : secondMs);
  return durationText(Math.floor(ms / unit) * unit);
}
