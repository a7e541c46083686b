import type { RuleTable } from '../table.ts';
import { created, updated } from './rows.ts';

const session = (seconds: number): object => ({ name: 'r', max_session_duration: seconds });

export const table: RuleTable = {
  rule: 'longer-session',
  directed: true,
  fires: [
    {
      title: 'twelve hours',
      class: 'high',
      say: '43200',
      plan: updated('aws_iam_role.r', session(3600), session(43200)),
    },
  ],
  silent: [
    { title: 'shorter', plan: updated('aws_iam_role.r', session(43200), session(3600)) },
    { title: 'at creation', plan: created('aws_iam_role.r', session(43200)) },
  ],
  unknown: [
    {
      title: 'known only later',
      class: 'high',
      plan: {
        changes: [
          {
            address: 'aws_iam_role.r',
            actions: ['update'],
            before: session(3600),
            after: { name: 'r' },
            unknown: { max_session_duration: true },
          },
        ],
      },
    },
  ],
};
