import type { AclRule } from '../../../network/acl.ts';
import { overlaps } from '../../../network/interval.ts';
import { portKind } from '../../../network/ports.ts';
import { isInternetScale, outside } from '../../../network/public-space.ts';
import type { Box } from '../../../network/space.ts';
import { addressesOf } from '../../../network/space.ts';
import type { AclRow } from '../../network/acl-rows.ts';
import type { AclSide } from '../../network/acls.ts';
import { aclSidesIn } from '../../network/acls.ts';
import type { Hit, PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;

export const networkAcl: PlanRule = {
  id: 'network-acl',
  about: 'The first rule that speaks of a packet decides, so a new number or a rule gone can undo a refusal.',
  class: 'high',
  source: 'NET-09',
  onPlan: ({ analysis }) =>
    aclSidesIn(analysis).flatMap((side) =>
      side.rows
        .filter(({ change }) => change.before !== null || !isBlock(change.type))
        .flatMap((row) => hitsOf(row, side).map((hit) => ({ ...hit, address: row.change.address }))),
    ),
};

function isBlock(type: string): boolean {
  return type !== 'aws_network_acl_rule';
}

function hitsOf(row: AclRow, { grown, rows }: AclSide): readonly Hit[] {
  const isNewAcl = rows.some(({ change }) => isBlock(change.type) && change.before === null);
  if (isNewAcl) return [];
  const weight = row.direction === 'ingress' ? ({ class: 'critical' } as const) : {};
  if (row.unclear !== undefined) {
    return [cannotTell('which packets it lets through cannot be told', { ...weight, attribute: row.unclear, impacts })];
  }
  const undone = row.before.some(
    (rule) => !rule.allows && speaksOf(rule, grown) && !row.after.some((is) => equals(is, rule)),
  );
  const opened = grown.filter((box) => row.after.some((rule) => rule.allows && speaksOf(rule, [box])));
  const isOutside = outside(addressesOf(opened)).length > 0 && !row.isRepeating;
  if (!undone && !isOutside) return [];
  const say = undone ? 'lets through what a rule refused' : 'lets through public addresses';
  return [fires(say, { ...(isWorst(undone ? grown : opened, row) ? { class: 'critical' } : {}), impacts })];
}

function isWorst(boxes: readonly Box[], { direction }: AclRow): boolean {
  const sensitive = boxes.filter(({ traffic }) => portKind(traffic) === 'sensitive');
  return direction === 'ingress' && isInternetScale(addressesOf(sensitive));
}

function speaksOf({ box }: AclRule, boxes: readonly Box[]): boolean {
  return boxes.some((one) => overlaps(one.traffic, box.traffic) && overlaps(one.addresses, box.addresses));
}

function equals(a: AclRule, b: AclRule): boolean {
  return a.number === b.number && a.allows === b.allows && speaksOf(a, [b.box]);
}
