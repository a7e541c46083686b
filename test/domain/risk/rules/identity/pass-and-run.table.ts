import type { RuleTable } from '../table.ts';
import { added, allow, changed, role, unreadable } from './rows.ts';

const pass = allow('iam:PassRole');

export const table: RuleTable = {
  rule: 'pass-and-run',
  directed: true,
  fires: [
    {
      title: 'a service no known path names',
      class: 'high',
      say: 'with athena',
      plan: added(pass, allow('athena:CreateWorkGroup')),
    },
    {
      title: 'the missing half',
      plan: changed([allow('codepipeline:CreatePipeline')], [allow('codepipeline:CreatePipeline'), pass]),
    },
  ],
  silent: [
    { title: 'a known path, which another rule says', plan: added(pass, allow('ec2:RunInstances')) },
    { title: 'one named role', plan: added(allow('iam:PassRole', role('app')), allow('athena:CreateWorkGroup')) },
    { title: 'passing alone', plan: added(pass) },
    { title: 'running alone', plan: added(allow('athena:CreateWorkGroup')) },
    { title: 'reading', plan: added(pass, allow('athena:GetWorkGroup')) },
    { title: 'everything, which another rule says', plan: added(allow('*')) },
  ],
  unknown: unreadable,
};
