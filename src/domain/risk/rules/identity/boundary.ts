import type { ResourceChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { textOf } from '../../../plan/read.ts';
import { afterOf, beforeOf, sets } from '../../change-facts.ts';
import { isNarrowerPolicy } from '../../rights/attached.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const attribute = 'permissions_boundary';
const impacts = { security: 'iam' } as const;

export const boundary: ChangeRule = {
  id: 'boundary-widened',
  about: 'A permissions boundary caps whatever a principal is given. Without it, every right it was ever given counts.',
  class: 'critical',
  source: 'IAM-09',
  onChange: ({ change, analysis }) => {
    if (change.type === 'aws_ssoadmin_permissions_boundary_attachment') return ofPermissionSet(change);
    if (!['aws_iam_role', 'aws_iam_user'].includes(change.type) || change.after === null) return undefined;
    const before = textOf(beforeOf(change, attribute));
    if (before === undefined || before === '' || !sets(change, attribute)) return undefined;
    if (isUnknown(change, attribute))
      return cannotTell('which boundary caps it is known only later', { attribute, impacts });
    const after = textOf(afterOf(change, attribute)) ?? '';
    if (after === before) return undefined;
    if (after === '') return fires('takes the boundary of its rights away', { attribute, impacts });
    return isNarrowerPolicy({ before, after }, analysis)
      ? undefined
      : fires('puts another boundary in place that is not proved to be as narrow', { attribute, impacts });
  },
};

function ofPermissionSet({ actions }: ResourceChange) {
  const kind = kindOf(actions);
  if (kind === 'create' || kind === 'no-op' || kind === 'forget') return undefined;
  return fires(
    kind === 'delete' ? 'takes the boundary of a permission set away' : 'changes the boundary of a permission set',
    {
      impacts,
    },
  );
}
