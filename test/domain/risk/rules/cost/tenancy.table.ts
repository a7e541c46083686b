import { created, deleted, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

export const table: RuleTable = {
  rule: 'tenancy',
  directed: true,
  fires: [
    {
      title: 'a machine of its own',
      class: 'high',
      plan: updated('aws_instance.i', { tenancy: 'default' }, { tenancy: 'dedicated' }),
    },
    {
      title: 'a network of such machines',
      class: 'high',
      plan: created('aws_vpc.v', { instance_tenancy: 'dedicated' }),
    },
  ],
  silent: [
    { title: 'shared hardware', plan: created('aws_instance.i', { tenancy: 'default' }) },
    { title: 'as before', plan: updated('aws_instance.i', { tenancy: 'host', a: 1 }, { tenancy: 'host', a: 2 }) },
    { title: 'it goes', plan: deleted('aws_instance.i', { tenancy: 'host' }) },
    { title: 'what nobody sets', plan: one('aws_instance.i', ['create'], { after: {}, unknown: { tenancy: true } }) },
  ],
  unknown: [
    {
      title: 'whose hardware is known only later',
      class: 'high',
      plan: opened('aws_instance.i', { tenancy: 'default' }, 'tenancy'),
    },
  ],
};
