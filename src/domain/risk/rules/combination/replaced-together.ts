import type { Analysis, ResourceChange, Value } from '../../../analysis.ts';
import { canonical } from '../../../canonical.ts';
import { creates, destroys, kindOf } from '../../../plan/actions.ts';
import { groupOfMember } from '../../../plan/members.ts';
import { memberOf } from '../../../plan/read.ts';
import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { textsUnder } from './mentions.ts';

export const replacedTogether: PlanRule = {
  id: 'replaced-together',
  about: 'Members of a group stand in for each other; when all of them are replaced in one plan, none is left to.',
  class: 'critical',
  source: 'XAC-11',
  onPlan: ({ analysis }) => {
    const going = analysis.changes.filter((change) => isMember(change) && destroys(change));
    const groups = Map.groupBy(going, ({ type, before }) => groupText(type, before));
    return [...groups].flatMap(([group, members]) => {
      if (group === undefined || !isWhole(group, members, analysis)) return [];
      const others = members.length - 1;
      const isSoft = members.every(({ actions }) => kindOf(actions) === 'replace-create-first');
      return members.filter(creates).map(({ address }) => ({
        address,
        ...fires(
          `is replaced in one plan with all other members of its group (${others})`,
          isSoft ? { class: 'high' } : {},
        ),
      }));
    });
  },
};

function isMember({ type, mode, deposed }: ResourceChange): boolean {
  return groupOfMember.has(type) && mode === 'managed' && deposed === undefined;
}

function groupOf(type: string, values: Value): Value | undefined {
  return memberOf(values, groupOfMember.get(type) ?? '');
}

/** Type and group in one text; undefined for what stands alone. */
function groupText(type: string, values: Value): string | undefined {
  const group = groupOf(type, values);
  return group === undefined || group === null || group === '' ? undefined : `${type} ${canonical(group)}`;
}

/** Is it every member that stood before, and does the group itself stay? Then nothing else says that all are away. */
function isWhole(group: string, members: readonly ResourceChange[], { changes, siblings }: Analysis): boolean {
  const stood = siblings.filter(({ type, values }) => groupText(type, values) === group);
  const going = new Set(members.map(({ address, previousAddress }) => previousAddress ?? address));
  return stood.length > 1 && stood.every(({ address }) => going.has(address)) && !changes.some(isOwner);

  function isOwner(change: ResourceChange): boolean {
    if (!destroys(change) || isMember(change)) return false;
    const names = textsUnder(change.before, ['id', 'identifier', 'cluster_identifier', 'name', 'replication_group_id']);
    return members.some(({ type, before }) => names.has(String(groupOf(type, before))));
  }
}
