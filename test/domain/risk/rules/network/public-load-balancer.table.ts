import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const turned = (before: boolean, after: boolean) =>
  plan({ ...updated('aws_lb.a', { internal: before }, { internal: after }), actions: ['create', 'delete'] });

export const table: RuleTable = {
  rule: 'public-load-balancer',
  fires: [
    {
      title: 'a new one',
      class: 'high',
      plan: plan(created('aws_lb.a', { internal: false })),
      say: 'faces the internet',
    },
    { title: 'a new one where nobody says which kind', class: 'high', plan: plan(created('aws_elb.a', {})) },
    {
      title: 'an internal one that turns',
      class: 'high',
      plan: turned(true, false),
      say: 'turns an internal load balancer',
    },
  ],
  silent: [
    { title: 'a new internal one', plan: plan(created('aws_lb.a', { internal: true })) },
    { title: 'a public one that stays so', plan: turned(false, false) },
    { title: 'a public one that turns inside', plan: turned(false, true) },
    { title: 'an end', plan: plan(deleted('aws_lb.a', { internal: false })) },
    { title: 'something else', plan: plan(created('aws_lb_listener.a', {})) },
  ],
  unknown: [
    {
      title: 'which kind is known only later',
      class: 'high',
      plan: {
        ...plan(created('aws_lb.a', {}, { unknown: { internal: true } })),
        configured: { 'aws_lb.a': { internal: [] } },
      },
    },
  ],
};
