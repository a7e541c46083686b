import { isReplace, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { changedAttributes } from '../../../plan/differences.ts';
import { beforeOf } from '../../change-facts.ts';
import { runsWith } from '../../rights/runs-with.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

export const workloadRole: ChangeRule = {
  id: 'workload-role',
  about:
    'With another role a running thing has other rights at once: too few and it stops, too many and whoever breaks in has them.',
  class: 'high',
  source: 'IAM-18',
  onChange: ({ change }) => {
    const kind = kindOf(change.actions);
    if (change.type === 'aws_iam_role' && isReplace(kind)) {
      return fires('replaces the role: policies elsewhere that name it no longer mean it', { impacts });
    }
    if (kind !== 'update' && !isReplace(kind)) return undefined;
    const changed = new Set(changedAttributes(change));
    return (runsWith.get(change.type) ?? []).flatMap((attribute): readonly Hit[] => {
      if (!hadOne(beforeOf(change, attribute))) return [];
      if (isUnknown(change, attribute) && change.configured.includes(attribute)) {
        return [cannotTell('with which role it runs is known only later', { attribute, impacts })];
      }
      return changed.has(attribute) ? [fires('gives something that runs another role', { attribute, impacts })] : [];
    });
  },
};

function hadOne(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}
