import type { ResourceChange } from '../../../analysis.ts';
import { canonical } from '../../../canonical.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { textsOf, wordOf } from '../../../plan/read.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { Weakness } from '../../network/weakness.ts';
import { isNone, isUnset, weaklySet } from '../../network/weakness.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;

const settings: readonly Weakness[] = [
  {
    types: 'aws_route53_record',
    path: 'health_check_id',
    isWeak: (values) => isUnset(values) || values.includes(''),
    say: 'answers with it whether it is healthy or not',
    atUpdate: true,
  },
  {
    types: 'aws_route53_hosted_zone_dnssec',
    path: 'signing_status',
    isWeak: isNone('SIGNING'),
    say: 'no longer signs the zone',
    atUpdate: true,
  },
  {
    types: 'aws_route53_key_signing_key',
    path: 'status',
    isWeak: isNone('ACTIVE'),
    say: 'no longer signs with this key',
    atUpdate: true,
  },
];

export const dnsChange: ChangeRule = {
  id: 'dns-change',
  about: 'A name that leads elsewhere takes everybody along, and answers stay in caches.',
  class: 'high',
  source: 'NET-19',
  onChange: ({ change }) => [...weaklySet(change, settings, impacts), ...ofRecord(change), ...unsigned(change)],
};

function unsigned({ type, actions }: ResourceChange): readonly Hit[] {
  const isSigning = type === 'aws_route53_hosted_zone_dnssec' || type === 'aws_route53_key_signing_key';
  return isSigning && kindOf(actions) === 'delete' ? [fires('no longer signs the zone', { impacts })] : [];
}

function ofRecord(change: ResourceChange): readonly Hit[] {
  if (change.type !== 'aws_route53_record' || change.before === null) return [];
  const kind = wordOf(beforeOf(change, 'type'));
  if (kindOf(change.actions) === 'delete') {
    return delegating.has(kind) ? [fires(`takes away the ${kind} record`, { impacts })] : [];
  }
  if (!creates(change) && kindOf(change.actions) !== 'update') return [];
  return ['records', 'alias'].flatMap((attribute) => {
    if (isUnknown(change, attribute) && change.configured.includes(attribute)) {
      return [cannotTell(`where the ${kind} record leads is known only later`, { attribute, impacts })];
    }
    return targets(change, attribute, 'before') === targets(change, attribute, 'after')
      ? []
      : [fires(`leads the ${kind} record elsewhere`, { attribute, impacts })];
  });
}

/** Records others rely on to find or trust the zone itself. */
const delegating = new Set(['NS', 'SOA', 'MX', 'CAA', 'DS']);

function targets(change: ResourceChange, attribute: string, side: 'before' | 'after'): string {
  const value = side === 'before' ? beforeOf(change, attribute) : afterOf(change, attribute);
  return attribute === 'records' ? canonical([...textsOf(value)].sort()) : canonical(value ?? []);
}
