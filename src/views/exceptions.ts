import type { ClassificationException } from '../domain/classification/exceptions.ts';
import type { Lowered } from '../domain/classification/lowered.ts';
import type { Instant } from '../domain/instant.ts';
import type { LedgerState, Lowering } from '../domain/promotion/state.ts';
import { isoText } from './iso.ts';

/** A plan that is judged lower than the rules do, and how often its exception has been used by now, in all. */
export type LoweredView = {
  readonly stack: string;
  readonly plan: string;
  readonly exception: string;
  readonly from: string;
  readonly to: string;
  readonly approvedBy: string;
  readonly until: string;
  readonly used: number;
};

/** Plans of a promotion that an exception brought down, oldest first. From the ledger alone. */
export function loweredIn({ lowerings }: LedgerState, promotion: string): readonly LoweredView[] {
  return lowerings.filter((one) => one.promotion === promotion).map((one) => loweredView(one, lowerings));
}

function loweredView(one: Lowering, all: readonly Lowering[]): LoweredView {
  const { stack, d: plan, exception, from, to, approvedBy, expires } = one;
  return { stack, plan, exception, from, to, approvedBy, until: isoText(expires), used: usesOf(exception, all).length };
}

function usesOf(exception: string, all: readonly Lowering[]): readonly Lowering[] {
  return all.filter((one) => one.exception === exception);
}

/** `lowered from high to normal by exception known-noise, approved by ann until 2026-12-01T00:00:00Z: used 3 times`. */
export function loweredText(one: LoweredView): string {
  const { from, to, exception, approvedBy, until, used } = one;
  const times = `${used} time${used === 1 ? '' : 's'}`;
  return `lowered from ${from} to ${to} by exception ${exception}, approved by ${approvedBy} until ${until}: used ${times}`;
}

/** The same, of one judgement alone: nothing is counted. */
export function loweredSentence({ exception, from, to, approvedBy, expires }: Lowered): string {
  return `lowered from ${from} to ${to} by exception ${exception}, approved by ${approvedBy} until ${isoText(expires)}`;
}

export type ExceptionView = {
  readonly exception: string;
  /** `gone`: the rules name it no more, the ledger remembers that it was used. */
  readonly state: 'stands' | 'expired' | 'gone';
  readonly module?: string;
  readonly stacks?: readonly string[];
  readonly to: string;
  readonly approvedBy: string;
  readonly role?: string;
  readonly reason?: string;
  readonly until: string;
  readonly used: number;
  readonly uses: readonly {
    readonly entry: number;
    readonly at: string;
    readonly promotion: string;
    readonly stack: string;
    readonly plan: string;
    readonly from: string;
    readonly to: string;
  }[];
};

type Listing = {
  readonly exceptions: readonly ClassificationException[];
  readonly lowerings: readonly Lowering[];
  readonly now: Instant;
};

/** Every exception of the rules in the order it is written, and then those that were used and are there no more. */
export function exceptionsOf({ exceptions, lowerings, now }: Listing): readonly ExceptionView[] {
  const written = new Set(exceptions.map(({ name }) => name));
  const last = new Map(lowerings.filter((one) => !written.has(one.exception)).map((one) => [one.exception, one]));
  return [
    ...exceptions.map(({ name, expires, module, stacks, to, approvedBy, role, reason }) => ({
      exception: name,
      state: now < expires ? ('stands' as const) : ('expired' as const),
      ...{ module, stacks, to, approvedBy, role, reason },
      until: isoText(expires),
      ...used(name, lowerings),
    })),
    ...[...last.values()].map(({ exception, to, approvedBy, expires }) => ({
      ...{ exception, state: 'gone' as const, to, approvedBy },
      until: isoText(expires),
      ...used(exception, lowerings),
    })),
  ];
}

function used(name: string, lowerings: readonly Lowering[]): Pick<ExceptionView, 'used' | 'uses'> {
  const uses = usesOf(name, lowerings).map(({ sequence, at, promotion, stack, d, from, to }) => ({
    entry: sequence,
    at: isoText(at),
    ...{ promotion, stack, plan: d, from, to },
  }));
  return { used: uses.length, uses };
}
