import type { RuleTable } from '../table.ts';

const at = (address: string, more: object = {}) => ({ changes: [{ address, actions: ['delete'], ...more }] });

export const table: RuleTable = {
  rule: 'delete',
  fires: [{ title: 'a function', class: 'normal', plan: at('aws_lambda_function.f'), say: 'deletes it' }],
  silent: [
    { title: 'a database, which has a rule of its own', plan: at('aws_db_instance.db') },
    { title: 'a queue, which has a rule of its own', plan: at('aws_sqs_queue.q') },
    { title: 'a deposed object', plan: at('aws_lambda_function.f', { deposed: 'ab12' }) },
    { title: 'a replacement', plan: at('aws_lambda_function.f', { actions: ['delete', 'create'] }) },
    {
      title: 'a forget, whose reason says delete',
      plan: at('aws_lambda_function.f', {
        actions: ['forget'],
        action_reason: 'delete_because_no_resource_config',
      }),
    },
  ],
  unknown: 'decided by action and type',
};
