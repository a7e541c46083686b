import type { ResourceChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

/** Where an object says in which region, account or project it is, by provider. */
const places: readonly (readonly [prefix: string, attributes: readonly string[]])[] = [
  ['aws_', ['region']],
  ['google_', ['project', 'region', 'location']],
  ['azurerm_', ['location']],
];

export const movedRegion: ChangeRule = {
  id: 'moved-region',
  about: 'In another region or account there is another object: the old one and all in it stay behind or go.',
  class: 'critical',
  source: 'BLR-04',
  onChange: ({ change }) => {
    const kind = kindOf(change.actions);
    if (change.mode !== 'managed' || (kind !== 'update' && !kind.startsWith('replace'))) return undefined;
    const [, attributes = []] = places.find(([prefix]) => change.type.startsWith(prefix)) ?? [];
    return attributes.flatMap((attribute) => hitOf(change, attribute));
  },
};

function hitOf(change: ResourceChange, attribute: string): readonly Hit[] {
  const before = placeOf(beforeOf(change, attribute));
  if (before === undefined) return [];
  if (isUnknown(change, attribute)) {
    return change.configured.includes(attribute)
      ? [cannotTell(`perhaps moves to another ${attribute}: it is known only later`, { attribute })]
      : [];
  }
  const after = placeOf(afterOf(change, attribute));
  return after === undefined || after === before ? [] : [fires(`moves to another ${attribute}`, { attribute })];
}

/** Providers take `West Europe` for `westeurope`. */
function placeOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.replaceAll(' ', '').toLowerCase() : undefined;
}
