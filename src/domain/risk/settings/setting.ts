import type { Value } from '../../analysis.ts';
import type { RiskClass } from '../../judgement.ts';
import type { TypeNames } from '../resource-types/names.ts';

/** When a setting is weaker than it was. Null is a setting that is left out. */
export type Weaker = {
  /** Does what it is now guard anything? Only then can it become weaker, or be weaker without our knowing. */
  readonly guards: (before: Value) => boolean;
  readonly isWeaker: (before: Value, after: Value) => boolean;
};

/** One setting that guards something, wherever types have it. */
export type Setting = {
  /** Left out where the name says enough, whatever the type. */
  readonly types?: TypeNames;
  /** Names joined by dots, through blocks of which there is one: `point_in_time_recovery.enabled`. */
  readonly path: string;
  readonly weaker: Weaker;
  readonly say: string;
  /** Where it is another than the rule's own. */
  readonly class?: RiskClass;
};

/** On, in the words of the providers. */
const onWords =
  /^(?:true|on|active|enabled|locked|protected|prevent|delete_protection_enabled|point_in_time_recovery_enabled)$/i;

function isOn(value: Value): boolean {
  return value === true || (typeof value === 'string' && onWords.test(value));
}

export const turnedOff: Weaker = { guards: isOn, isWeaker: (_, after) => !isOn(after) };
export const turnedOn: Weaker = { guards: (before) => !isOn(before), isWeaker: (_, after) => isOn(after) };

/** It was one of these words and becomes another, or is left out. */
export function leaves(...words: readonly string[]): Weaker {
  const isAmong = (value: Value): boolean => typeof value === 'string' && words.includes(value);
  return { guards: isAmong, isWeaker: (before, after) => after !== before };
}

/** A number, or the number in `86400s`, with what stands for it where it is left out. */
type Amount = { readonly unset?: number; readonly zero?: number };

/** It becomes less, to a number within bounds. */
export function lowered({ unset = 0, zero = 0, over = -1, upTo = Infinity }: Amount & Bounds = {}): Weaker {
  return {
    guards: (before) => amount(before, { unset, zero }) > Math.max(over, 0),
    isWeaker: (before, after) => {
      const next = amount(after, { unset, zero });
      return next < amount(before, { unset, zero }) && next > over && next <= upTo;
    },
  };
}

/** Where it must end to count: above `over`, and at `upTo` at most. */
type Bounds = { readonly over?: number; readonly upTo?: number };

/** For what keeps things for ever where it is left out or zero. */
export const forever: Amount = { unset: Infinity, zero: Infinity };

/** What counts as nothing keeps nothing: an unreadable amount after the change is as bad as none. */
function amount(value: Value, { unset, zero }: Required<Amount>): number {
  if (value === null) return unset;
  const number = typeof value === 'string' ? Number.parseFloat(value) : value;
  if (number === 0) return zero;
  return typeof number === 'number' && Number.isFinite(number) ? number : 0;
}

/** It grows, and cannot shrink again. */
export const raised: Weaker = {
  guards: (before) => amount(before, { unset: 0, zero: 0 }) > 0,
  isWeaker: (before, after) => amount(after, { unset: 0, zero: 0 }) > amount(before, { unset: 0, zero: 0 }),
};

/** It named something and names something else, or nothing. */
export const becomesOther: Weaker = {
  guards: (before) => typeof before === 'string' && before !== '',
  isWeaker: (before, after) => after !== before,
};

/** An end is set, or comes sooner. Times are written alike, so that text order is time order. */
export const endsSooner: Weaker = {
  guards: () => true,
  isWeaker: (before, after) => isText(after) && (!isText(before) || after < before),
};

function isText(value: Value): value is string {
  return typeof value === 'string' && value !== '';
}
