import type { Analysis } from '../../analysis.ts';
import type { AclRule } from '../../network/acl.ts';
import { allowedBy } from '../../network/acl.ts';
import type { Box } from '../../network/space.ts';
import { boxesBeyond } from '../../network/space.ts';
import { oncePer } from '../../once.ts';
import type { AclRow } from './acl-rows.ts';
import { aclRowsOf, standingAclRules } from './acl-rows.ts';

/** One direction of one network ACL over the whole plan: what newly passes, and what no longer does. */
export type AclSide = {
  readonly rows: readonly AclRow[];
  readonly grown: readonly Box[];
  readonly lost: readonly Box[];
};

/** Made once for each analysis, which never changes. */
export const aclSidesIn = oncePer(read);

function read(analysis: Analysis): readonly AclSide[] {
  const rows = aclRowsOf(analysis);
  const standing = standingAclRules(analysis);
  return [...new Set(rows.map(({ side }) => side))].map((side) => {
    const own = rows.filter((row) => row.side === side);
    const stays = standing.filter((row) => row.side === side).map(({ rule }) => rule);
    const leaving = new Set(own.filter(({ isRepeating }) => !isRepeating).flatMap(({ before }) => before.map(textOf)));
    const before = allowedBy([...stays, ...own.flatMap((row) => row.before)]);
    const after = allowedBy([
      ...stays,
      ...own.flatMap((row) => row.after.filter((rule) => !(row.isRepeating && leaving.has(textOf(rule))))),
    ]);
    return { rows: own, grown: boxesBeyond(after, before), lost: boxesBeyond(before, after) };
  });
}

function textOf({ number, allows, box: { traffic, addresses } }: AclRule): string {
  return [number, allows, traffic.first, traffic.last, addresses.first, addresses.last].join(' ');
}
