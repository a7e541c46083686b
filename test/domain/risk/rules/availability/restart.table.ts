import { created, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const machine = 'aws_instance.i';
const search = (type: string) => ({ cluster_config: [{ instance_type: type, instance_count: 3 }] });

export const table: RuleTable = {
  rule: 'restart',
  fires: [
    {
      title: 'another size of a machine',
      class: 'high',
      plan: updated(machine, { instance_type: 'm5.large' }, { instance_type: 'm5.xlarge' }),
    },
    {
      title: 'other user data in place',
      class: 'high',
      plan: updated(machine, { user_data: 'a' }, { user_data: 'b' }),
    },
    {
      title: 'another class of a database',
      class: 'high',
      plan: updated('aws_db_instance.d', { instance_class: 'db.r6g.large' }, { instance_class: 'db.r6g.xlarge' }),
    },
    {
      title: 'a domain that changes node by node',
      class: 'normal',
      plan: updated('aws_opensearch_domain.o', search('m6g.large.search'), search('m6g.xlarge.search')),
    },
  ],
  silent: [
    {
      title: 'other tags',
      plan: updated(machine, { instance_type: 'm5.large', tags: {} }, { instance_type: 'm5.large', tags: { a: '1' } }),
    },
    { title: 'a new machine', plan: created(machine, { instance_type: 'm5.large' }) },
    {
      title: 'a replaced machine, which is another matter',
      plan: one(machine, ['delete', 'create'], { before: { user_data: 'a' }, after: { user_data: 'b' } }),
    },
    {
      title: 'what nobody sets',
      plan: one(machine, ['update'], {
        before: { instance_type: 'm5.large' },
        after: {},
        unknown: { instance_type: true },
      }),
    },
    {
      title: 'another number of nodes',
      plan: updated('aws_opensearch_domain.o', search('m6g.large.search'), {
        cluster_config: [{ instance_type: 'm6g.large.search', instance_count: 4 }],
      }),
    },
  ],
  unknown: [
    {
      title: 'the size is known only later',
      class: 'high',
      plan: opened(machine, { instance_type: 'm5.large' }, 'instance_type'),
    },
  ],
};
