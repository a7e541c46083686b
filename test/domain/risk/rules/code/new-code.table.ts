import { created, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const address = 'aws_lambda_function.f';
const pods = (...images: string[]) => ({
  spec: [{ template: [{ spec: [{ container: images.map((image) => ({ image })) }] }] }],
});

export const table: RuleTable = {
  rule: 'new-code',
  fires: [
    {
      title: 'another archive',
      class: 'normal',
      plan: updated(address, { source_code_hash: 'a' }, { source_code_hash: 'b' }),
      say: 'other code',
    },
    {
      title: 'another image',
      class: 'normal',
      plan: updated('kubernetes_deployment.d', pods('a:1'), pods('a:2')),
      say: 'other images',
    },
    {
      title: 'other user data',
      class: 'normal',
      plan: one('aws_instance.i', ['delete', 'create'], { before: { user_data: 'a' }, after: { user_data: 'b' } }),
    },
  ],
  silent: [
    { title: 'more time', plan: updated(address, { timeout: 1 }, { timeout: 2 }) },
    { title: 'a new function', plan: created(address, { source_code_hash: 'a' }) },
    {
      title: 'containers in another order',
      plan: updated('kubernetes_deployment.d', pods('a:1', 'b:1'), pods('b:1', 'a:1')),
    },
    {
      title: 'what nobody sets',
      plan: one(address, ['update'], {
        before: { source_code_hash: 'a' },
        after: {},
        unknown: { source_code_hash: true },
      }),
    },
  ],
  unknown: [
    {
      title: 'which code is known only later',
      class: 'normal',
      plan: opened('aws_ecs_service.s', { task_definition: 'a:1' }, 'task_definition'),
    },
  ],
};
