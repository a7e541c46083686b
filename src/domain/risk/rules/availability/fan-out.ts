import { destroys } from '../../../plan/actions.ts';
import { typeNames } from '../../resource-types/names.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

/** Means of ordering and naming; that they are made anew is felt only through what they name. */
const immaterial = typeNames('null_resource terraform_data time_* random_* aws_iam_role_policy_attachment');

/** So many dependents are many, and so many that the plan changes along are too many to look at. */
const many = 10;
const tooMany = 50;
const share = 0.25;

export const fanOut: ChangeRule = {
  id: 'fan-out',
  about: 'What many others rest on is away, or another, for all of them at once.',
  class: 'high',
  source: 'BLR-01',
  onChange: ({ change, analysis }) => {
    const { dependents, type } = change;
    if (!dependents || !destroys(change) || immaterial.has(type) || dependents.all <= many) return undefined;
    const stack = analysis.noops + analysis.changes.filter(({ mode }) => mode === 'managed').length;
    const { all, changing } = dependents;
    const isCritical = changing > tooMany || (changing > many && changing > stack * share);
    const say = `${all} others rest on it, and ${changing} of them change with it`;
    return fires(say, isCritical ? { class: 'critical' } : {});
  },
};
