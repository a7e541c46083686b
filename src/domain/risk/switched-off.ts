import type { ResourceChange, Value } from '../analysis.ts';
import { creates, kindOf } from '../plan/actions.ts';
import { isUnknown } from '../plan/change.ts';
import { holdsMasked } from '../plan/mask.ts';
import { textsOf } from '../plan/read.ts';
import { afterOf, beforeOf } from './change-facts.ts';
import type { ChangeRule, Hit, Impacts } from './rule.ts';
import { cannotTell, fires } from './rule.ts';

/** What guards in an attribute's value: whether anything does, and whether a new value keeps all of it. */
export type Strength = {
  readonly holds: (before: Value | undefined) => boolean;
  readonly keeps: (before: Value | undefined, after: Value | undefined) => boolean;
};

type Switch = { readonly attribute: string; readonly strength: Strength };

type Guard = Switch & {
  readonly types: readonly string[];
  readonly say: string;
  readonly class?: 'high' | 'critical';
};

type Guarding = Pick<ChangeRule, 'id' | 'about' | 'class' | 'source'> & {
  /** What goes away with the resource itself, by type. */
  readonly gone: Readonly<Record<string, { readonly say: string; readonly class?: 'high' | 'critical' }>>;
  readonly switches: readonly Guard[];
};

const impacts: Impacts = { security: 'policy' };

/** A rule about guards that are only on or off: it speaks when one that was on goes, is off, or may be off. */
export function guardRule({ gone, switches, ...rule }: Guarding): ChangeRule {
  return {
    ...rule,
    onChange: ({ change }) => {
      const lost = goesAway(change) && Object.hasOwn(gone, change.type) ? gone[change.type] : undefined;
      if (lost) return fires(lost.say, { class: lost.class ?? rule.class, impacts });
      return switches.filter(({ types }) => types.includes(change.type)).flatMap((guard) => switchHits(change, guard));
    },
  };
}

function switchHits(change: ResourceChange, guard: Guard): readonly Hit[] {
  const { say, attribute } = guard;
  const more = { attribute, impacts, ...(guard.class === undefined ? {} : { class: guard.class }) };
  switch (turnedOff(change, guard)) {
    case 'off':
      return [fires(say, more)];
    case 'unknown':
      return [cannotTell(`may be the end of it, which is known only later: ${say}`, more)];
    case undefined:
      return [];
  }
}

/** Does it end for good? A forgotten object lives on, and an old object of a replacement has its heir. */
export function goesAway(change: ResourceChange): boolean {
  return kindOf(change.actions) === 'delete' && change.deposed === undefined;
}

/** What becomes of a switch that is on. Nothing was on before a creation. */
function turnedOff(change: ResourceChange, { attribute, strength }: Switch): 'off' | 'unknown' | undefined {
  if (kindOf(change.actions) !== 'update' && !creates(change)) return undefined;
  const before = beforeOf(change, attribute);
  if (change.before === null || !(holdsMasked(before) || strength.holds(before))) return undefined;
  const after = afterOf(change, attribute);
  const isOpen = change.configured.includes(attribute) && isUnknown(change, attribute);
  if (isOpen || holdsMasked(after)) return 'unknown';
  return strength.keeps(before, after) ? undefined : 'off';
}

/** It is on, or it is not. `isOn` reads what the provider writes for unset, too. */
export function onOff(isOn: (value: Value | undefined) => boolean): Strength {
  return { holds: isOn, keeps: (_, after) => isOn(after) };
}

/** A list that guards by what it names: nothing of it may go. */
export const everyName: Strength = {
  holds: (before) => textsOf(before).length > 0,
  keeps: (before, after) => textsOf(before).every((name) => textsOf(after).includes(name)),
};

/** The first block of a list of at most one, as the provider writes a block. */
export function blockOf(value: Value | undefined): Value | undefined {
  return Array.isArray(value) ? value[0] : value;
}
