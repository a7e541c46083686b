import { sandbox } from '../../judging.ts';
import type { RuleTable } from '../table.ts';

const gone = (names: readonly string[], more: object = {}) => ({
  changes: names.map((name) => ({
    address: `aws_lambda_function.${name}`,
    actions: ['delete'],
    action_reason: null,
    ...more,
  })),
});

export const table: RuleTable = {
  rule: 'whole-stack',
  fires: [
    {
      title: 'two resources, anywhere',
      class: 'critical',
      plan: gone(['a', 'b']),
      environment: sandbox,
      say: '2 resources',
    },
    { title: 'one resource in production', class: 'critical', plan: gone(['a']), say: 'one resource goes' },
    { title: 'one resource elsewhere', class: 'high', plan: gone(['a']), environment: sandbox },
  ],
  silent: [
    {
      title: 'resources that the configuration no longer has',
      plan: gone(['a', 'b'], { action_reason: 'delete_because_no_resource_config' }),
    },
    { title: 'a deposed object, which never has a reason', plan: gone(['a'], { deposed: 'ab12' }) },
    { title: 'a replacement without a reason', plan: gone(['a'], { actions: ['delete', 'create'] }) },
    { title: 'data that is no longer read', plan: gone(['a'], { mode: 'data' }) },
  ],
  unknown: 'decided by action and type',
};
