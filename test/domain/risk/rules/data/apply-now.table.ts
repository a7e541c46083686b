import type { RuleTable } from '../table.ts';
import { changed } from './changed.ts';

const db = 'aws_db_instance.db';
const now = (before: object, after: object, at: unknown = true) =>
  changed(db, { ...before, apply_immediately: at }, { ...after, apply_immediately: at });

export const table: RuleTable = {
  rule: 'apply-now',
  fires: [
    {
      title: 'another class',
      class: 'high',
      plan: now({ instance_class: 'a' }, { instance_class: 'b' }),
      say: 'changes instance_class at once',
    },
    {
      title: 'other parameters, and told so only now',
      plan: changed(
        db,
        { parameter_group_name: 'a', apply_immediately: false },
        { parameter_group_name: 'b', apply_immediately: true },
      ),
    },
  ],
  silent: [
    { title: 'in the window', plan: now({ instance_class: 'a' }, { instance_class: 'b' }, false) },
    { title: 'nothing said', plan: now({ instance_class: 'a' }, { instance_class: 'b' }, null) },
    { title: 'nothing that disturbs', plan: now({ backup_retention_period: 1 }, { backup_retention_period: 7 }) },
    { title: 'nothing but the word', plan: changed(db, { apply_immediately: false }, { apply_immediately: true }) },
    {
      title: 'a new one',
      plan: {
        changes: [{ address: db, actions: ['create'], after: { instance_class: 'a', apply_immediately: true } }],
      },
    },
    {
      title: 'another type',
      plan: changed('aws_lambda_function.f', { port: 1 }, { port: 2, apply_immediately: true }),
    },
  ],
  unknown: [
    {
      title: 'at once or not is of the apply',
      class: 'high',
      plan: {
        ...changed(db, { instance_class: 'a' }, { instance_class: 'b' }, { unknown: { apply_immediately: true } }),
        configured: { [db]: { apply_immediately: [], instance_class: [] } },
      },
    },
  ],
};
