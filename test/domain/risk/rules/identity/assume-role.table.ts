import type { RuleTable } from '../table.ts';
import { added, allow, changed, kin, own, role, stranger, unreadable } from './rows.ts';

export const table: RuleTable = {
  rule: 'assume-role',
  directed: true,
  fires: [
    { title: 'every role', class: 'high', plan: added(allow('sts:AssumeRole')) },
    { title: 'every role of this account', plan: added(allow('sts:AssumeRole', role('*'))) },
    {
      title: 'a role of a stranger',
      say: stranger,
      plan: added(allow('sts:AssumeRole', `arn:aws:iam::${stranger}:role/x`)),
    },
    { title: 'a role of the estate', say: kin, plan: added(allow('sts:AssumeRole', `arn:aws:iam::${kin}:role/x`)) },
    { title: 'a role of any account', plan: added(allow('sts:AssumeRole', 'arn:aws:iam::*:role/deploy')) },
    {
      title: 'one account more',
      say: stranger,
      plan: changed(
        [allow('sts:AssumeRole', role('x'))],
        [allow('sts:AssumeRole', [role('x'), `arn:aws:iam::${stranger}:role/x`])],
      ),
    },
  ],
  silent: [
    { title: 'one role of this account', plan: added(allow('sts:AssumeRole', `arn:aws:iam::${own}:role/x`)) },
    { title: 'all of sts, which another rule says', plan: added(allow('sts:*')) },
    { title: 'who one is', plan: added(allow('sts:GetCallerIdentity')) },
  ],
  unknown: unreadable,
};
