import type { ResourceChange } from '../../../analysis.ts';
import type { RiskClass } from '../../../judgement.ts';
import { kindOf } from '../../../plan/actions.ts';
import { valuesAt } from '../../guards/path.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { alwaysCharged } from './priced.ts';

/** Bound by contract, or so dear that one of them is a decision of its own. */
const dear = new Set([
  'aws_shield_protection',
  'aws_cloudhsm_v2_hsm',
  'aws_dx_connection',
  'aws_ec2_host',
  'aws_ec2_capacity_reservation',
  'aws_acmpca_certificate_authority',
]);

export const charged: ChangeRule = {
  id: 'charged',
  about:
    'Some things cost from the moment they stand, whatever they do. No prices are known here, only that there is one.',
  class: 'normal',
  source: 'CST-01',
  onChange: ({ change }) => {
    if (change.mode !== 'managed' || change.deposed !== undefined || !isCharged(change)) return undefined;
    switch (kindOf(change.actions)) {
      case 'create':
        return fires('is charged for as long as it stands, used or not', { class: weightOf(change) });
      case 'forget':
      case 'replace-forget':
        return fires('goes on costing, and no plan will show it any more');
      case 'delete':
        return fires('costs nothing from now on', { class: 'low' });
      default:
        return undefined;
    }
  },
};

/** A gateway endpoint, which is the default, is free; an interface in each zone is not. */
function isCharged({ type, before, after }: ResourceChange): boolean {
  if (type !== 'aws_vpc_endpoint') return alwaysCharged.has(type);
  const kinds = [before, after].flatMap((side) => valuesAt(side, 'vpc_endpoint_type'));
  return kinds.length > 0 && !kinds.includes('Gateway');
}

function weightOf({ type }: ResourceChange): RiskClass {
  return dear.has(type) ? 'high' : 'normal';
}
