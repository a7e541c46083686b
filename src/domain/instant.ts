/** A moment as UTC milliseconds since 1970 (INV-36). Ledger time, never the process's own clock. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Milliseconds = number;

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const unitMs: Record<string, Milliseconds> = { s: secondMs, m: minuteMs, h: hourMs, d: dayMs };

/** Reads `30m`, `4h`, `7d`, `45s`, `0`; anything else is undefined. */
export function durationFrom(text: string): Milliseconds | undefined {
  if (text === '0') return 0;
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  const unit = unitMs[match?.[2] ?? ''];
  return unit === undefined ? undefined : Number(match?.[1]) * unit;
}

/** Prints a duration in its largest whole unit: `1 h`, `90 min`, `45 s`. */
export function durationText(ms: Milliseconds): string {
  if (ms >= dayMs && ms % dayMs === 0) return `${ms / dayMs} d`;
  if (ms >= hourMs && ms % hourMs === 0) return `${ms / hourMs} h`;
  if (ms >= minuteMs) return `${Math.round(ms / minuteMs)} min`;
  return `${Math.max(0, Math.round(ms / secondMs))} s`;
}
