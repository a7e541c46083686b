import type { RuleTable } from '../table.ts';
import { added, allow, changed, role, unreadable } from './rows.ts';

const to = (service: string, resource = '*') =>
  allow('iam:PassRole', resource, { Condition: { StringEquals: { 'iam:PassedToService': service } } });

export const table: RuleTable = {
  rule: 'pass-role',
  directed: true,
  fires: [
    { title: 'any role to any service', class: 'critical', plan: added(allow('iam:PassRole')) },
    { title: 'by a pattern of actions', class: 'critical', plan: added(allow('iam:Pass*')) },
    { title: 'any role to one service', class: 'high', plan: added(to('ec2.amazonaws.com')) },
    {
      title: 'no longer to one service only',
      class: 'critical',
      plan: changed([to('ec2.amazonaws.com')], [allow('iam:PassRole')]),
    },
    { title: 'a pattern of roles', class: 'high', plan: added(allow('iam:PassRole', role('app-*'))) },
    {
      title: 'a pattern of roles to one service',
      class: 'normal',
      plan: added(to('ec2.amazonaws.com', role('app-*'))),
    },
    {
      title: 'one role to any service',
      class: 'normal',
      plan: changed([to('ec2.amazonaws.com', role('app'))], [allow('iam:PassRole', role('app'))]),
    },
  ],
  silent: [
    { title: 'one role to one service', plan: added(to('ec2.amazonaws.com', role('app'))) },
    { title: 'all of iam, which another rule says', plan: added(allow('iam:*')) },
    { title: 'another right', plan: added(allow('iam:GetRole')) },
  ],
  unknown: unreadable,
};
