import { created, deleted, opened, together, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const address = 'aws_secretsmanager_secret_rotation.r';
const lambda = (name: string) => ({ secret_id: 'arn:s', rotation_lambda_arn: `arn:aws:lambda:a:1:function:${name}` });

export const table: RuleTable = {
  rule: 'rotation',
  fires: [
    { title: 'rotation goes', class: 'high', plan: deleted(address, lambda('a')), say: 'stands' },
    {
      title: 'rotation is switched off',
      class: 'high',
      plan: updated(address, { rotation_enabled: true }, { rotation_enabled: false }),
    },
    { title: 'other code rotates', class: 'high', plan: updated(address, lambda('a'), lambda('b')), say: 'other code' },
    {
      title: 'a password in our own care',
      class: 'high',
      plan: updated('aws_db_instance.d', { manage_master_user_password: true }, { manage_master_user_password: false }),
    },
    {
      title: 'the next version of a write-only password',
      class: 'normal',
      plan: updated('aws_db_instance.d', { password_wo_version: 1 }, { password_wo_version: 2 }),
      say: 'new secret',
    },
  ],
  silent: [
    {
      title: 'the secret goes, too',
      plan: together(deleted(address, lambda('a')), deleted('aws_secretsmanager_secret.s', { id: 'arn:s' })),
    },
    { title: 'rotation begins', plan: created(address, lambda('a')) },
    {
      title: 'rotation is switched on',
      plan: updated(address, { rotation_enabled: false }, { rotation_enabled: true }),
    },
    {
      title: 'another version of something else',
      plan: updated('aws_db_instance.d', { engine_version: '1' }, { engine_version: '2' }),
    },
    { title: 'a new database', plan: created('aws_db_instance.d', { password_wo_version: 1 }) },
    {
      title: 'a rotation is read',
      plan: { changes: [{ address: `data.${address}`, actions: ['read'], mode: 'data' }] },
    },
  ],
  unknown: [
    {
      title: 'who rotates is known only later',
      class: 'high',
      plan: opened(address, lambda('a'), 'rotation_lambda_arn'),
    },
  ],
};
