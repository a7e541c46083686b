import type { ResourceChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { holdsMasked } from '../../../plan/mask.ts';
import { textsOf } from '../../../plan/read.ts';
import { afterOf, beforeOf, verb } from '../../change-facts.ts';
import { growthOf } from '../../network/growth.ts';
import { typeNames } from '../../resource-types/names.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;

/** Attributes that say which groups guard something. */
const attributes = ['vpc_security_group_ids', 'security_groups', 'security_group_ids'];

const notUsers = typeNames('aws_security_group aws_default_security_group aws_security_group_rule');

export const groupAttachment: ChangeRule = {
  id: 'group-attachment',
  about: 'What stands behind other groups is open to others, or no longer reached.',
  class: 'high',
  source: 'NET-08',
  onChange: ({ change, analysis }) => {
    if (change.type === 'aws_default_security_group') {
      const grown = [...growthOf(change, analysis, 'ingress'), ...growthOf(change, analysis, 'egress')];
      return grown.length === 0
        ? undefined
        : fires('gives rules to the group that everything falls back to', { impacts });
    }
    if (change.type === 'aws_network_interface_sg_attachment') {
      const does = { create: 'attaches', delete: 'detaches' }[kindOf(change.actions) as string];
      return fires(`${does ?? verb(change)} a security group of an interface`, { impacts });
    }
    if (kindOf(change.actions) !== 'update' || !change.type.startsWith('aws_') || notUsers.has(change.type)) {
      return undefined;
    }
    return attributes.flatMap((attribute) => regrouped(change, attribute));
  },
};

function regrouped(change: ResourceChange, attribute: string): readonly Hit[] {
  const [before, after] = [beforeOf(change, attribute), afterOf(change, attribute)];
  if (isUnknown(change, attribute) || holdsMasked(before) || holdsMasked(after)) {
    const isAsked = change.configured.includes(attribute);
    return isAsked ? [cannotTell('which groups guard it is known only later', { attribute, impacts })] : [];
  }
  const added = textsOf(after).filter((id) => !textsOf(before).includes(id));
  const removed = textsOf(before).filter((id) => !textsOf(after).includes(id));
  if (added.length + removed.length === 0) return [];
  const does = [...(added.length > 0 ? ['attaches'] : []), ...(removed.length > 0 ? ['detaches'] : [])].join(' and ');
  return [fires(`${does} security groups`, { attribute, impacts })];
}
