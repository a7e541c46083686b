import type { Value } from '../../analysis.ts';
import { canonical } from '../../canonical.ts';

export type Compared = 'weaker' | 'not weaker' | 'cannot tell';

/** How what stands at a path compares as protection. Nothing standing there is the empty list. */
export type Scale = {
  readonly compare: (before: readonly Value[], after: readonly Value[]) => Compared;
  /** Is nothing protected? Then there is nothing to lose. */
  readonly isBare: (values: readonly Value[]) => boolean;
};

/** A value's place, 0 being no protection; undefined where the value is none we know. */
type Rank = (value: Value) => number | undefined;

/** True protects. `absent` is what stands there where nothing is said. */
export const on: Scale = weakest((value) => switched(value, 1), 0);
export const onUnlessSaid: Scale = weakest((value) => switched(value, 1), 1);
/** True takes the protection away. */
export const off: Scale = weakest((value) => switched(value, 0), 1);
/** Anything that is said protects: a key, a block. */
export const present: Scale = weakest((value) => (value === '' ? 0 : 1), 0);
/** One of several ways to say yes is enough. */
export const anyPresent: Scale = ranked((values) => (values.some((value) => value !== '' && value !== false) ? 1 : 0));
/** More protects more. */
export const more: Scale = weakest(numberOf, 0);

/** A limit: less of it allows less, and where nothing is said there is none. */
export const limit: Scale = weakest(numberOf, Number.POSITIVE_INFINITY);
/** How many there are. */
export const count: Scale = ranked((values) => values.length);

/** Words from the weakest to the strongest; where nothing is said, the first. */
export function inOrder(...words: readonly string[]): Scale {
  return weakest((value) => {
    const at = words.findIndex((word) => typeof value === 'string' && word.toLowerCase() === value.toLowerCase());
    return at < 0 ? undefined : at;
  }, 0);
}

/** Every member protects something of its own, so each that goes is a loss. */
export const members: Scale = {
  compare: (before, after) => {
    const left = new Set(after.map(canonical));
    return before.every((value) => left.has(canonical(value))) ? 'not weaker' : 'weaker';
  },
  isBare: (values) => values.length === 0,
};

function weakest(rank: Rank, absent: number): Scale {
  return ranked((values) => {
    if (values.length === 0) return absent;
    const ranks = values.map(rank);
    return ranks.every((one) => one !== undefined) ? Math.min(...ranks) : undefined;
  });
}

/** A scale of one number for all that stands at the path. */
export function ranked(rank: (values: readonly Value[]) => number | undefined): Scale {
  return {
    compare: (before, after) => {
      if (canonical(before) === canonical(after)) return 'not weaker';
      const [was, is] = [rank(before), rank(after)];
      if (was === undefined || is === undefined) return 'cannot tell';
      return is < was ? 'weaker' : 'not weaker';
    },
    isBare: (values) => rank(values) === 0,
  };
}

/** Providers write switches as true, `"true"` and `"on"`. */
function switched(value: Value, whenOn: 0 | 1): number | undefined {
  const word = typeof value === 'string' ? value.toLowerCase() : value;
  if (word === true || ['true', 'on', '1', 'enabled'].includes(String(word))) return whenOn;
  if (word === false || ['false', 'off', '0', 'disabled', ''].includes(String(word))) return 1 - whenOn;
  return undefined;
}

export function numberOf(value: Value): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
