import { created, one, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const key = 'aws_kms_key.k';

export const table: RuleTable = {
  rule: 'secret-change',
  fires: [
    { title: 'a new key', class: 'normal', plan: created(key, {}), say: 'creates' },
    { title: 'another key', class: 'high', plan: updated(key, { policy: 'a' }, { policy: 'b' }), say: 'updates' },
    {
      title: 'a version replaced',
      class: 'high',
      plan: one('aws_secretsmanager_secret_version.v', ['delete', 'create']),
      say: 'replaces',
    },
    { title: 'a parameter goes', class: 'high', plan: one('aws_ssm_parameter.p', ['delete']), say: 'deletes' },
    {
      title: 'rotation stops, which a rule of its own says louder',
      class: 'normal',
      plan: updated(key, { enable_key_rotation: true }, { enable_key_rotation: false }),
    },
  ],
  silent: [
    { title: 'only tags', plan: updated(key, { tags: { a: '1' } }, { tags: { a: '2' } }) },
    { title: 'only stronger', plan: updated(key, { enable_key_rotation: false }, { enable_key_rotation: true }) },
    { title: 'another type', plan: updated('aws_lambda_function.f', { a: 1 }, { a: 2 }) },
    { title: 'only read', plan: { changes: [{ address: 'data.aws_kms_key.k', actions: ['read'], mode: 'data' }] } },
  ],
  unknown: 'decided by action and type',
};
