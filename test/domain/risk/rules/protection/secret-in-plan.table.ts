import { created, deleted, one, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const token = `ghp_${'a1B2'.repeat(9)}`;
const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----';
const env = (value: string) => ({ environment: [{ variables: { A: value } }] });
const address = 'aws_lambda_function.f';

export const table: RuleTable = {
  rule: 'secret-in-plan',
  fires: [
    {
      title: 'a token in the environment',
      class: 'high',
      plan: updated(address, env('x'), env(token)),
      say: /GitHub token in environment, unmarked$/,
    },
    {
      title: 'a key in user data',
      class: 'critical',
      plan: created('aws_instance.i', { user_data: `#!/bin/sh\ncat <<X\n${key}\nX` }),
      say: 'private key',
    },
    {
      title: 'a token in user data in base64',
      class: 'high',
      plan: created('aws_launch_template.l', { user_data: btoa(`export TOKEN=${token}\n`) }),
    },
    {
      title: 'a token in a container',
      class: 'high',
      plan: one('aws_ecs_task_definition.t', ['delete', 'create'], {
        after: { container_definitions: JSON.stringify([{ environment: [{ name: 'A', value: token }] }]) },
      }),
    },
    {
      title: 'what a variable calls a password',
      class: 'high',
      plan: updated(address, env('x'), { environment: [{ variables: { A: 'x', DB_PASSWORD: 'hunter2hunter2' } }] }),
      say: /writes out what DB_PASSWORD calls a secret in environment, unmarked$/,
    },
    {
      title: 'a token that somebody drew, in a container',
      class: 'high',
      plan: created('aws_ecs_task_definition.t', {
        container_definitions: JSON.stringify([
          { environment: [{ name: 'API_TOKEN', value: 'a8f3k29dk3la02kd93ka' }] },
        ]),
      }),
    },
    {
      title: 'a connection with its password',
      class: 'high',
      plan: created('aws_ssm_parameter.p', { insecure_value: 'postgres://app:hunter22@db.internal:5432/app' }),
    },
  ],
  silent: [
    ...[
      { DB_PASSWORD: 'arn:aws:secretsmanager:eu-west-1:1:secret:a' },
      { DB_PASSWORD: '/orders/db/password' },
      { DB_PASSWORD: '{{resolve:secretsmanager:a}}' },
      { DB_PASSWORD: '' },
      { REQUIRE_PASSWORD: 'true' },
      { DB_PASSWORD_FILE: 'hunter2hunter2' },
      { PASSWORD_MIN_LENGTH: '14' },
      { API_TOKEN: 'orders-token' },
      { SECRET: 'orders-db-credentials' },
      { password: 'hunter2hunter2' },
    ].map((variables) => ({
      title: `no secret: ${JSON.stringify(variables)}`,
      plan: created(address, { environment: [{ variables }] }),
    })),
    {
      title: 'a named one that was there',
      plan: updated(
        address,
        { environment: [{ variables: { DB_PASSWORD: 'hunter2hunter2' } }], timeout: 1 },
        { environment: [{ variables: { DB_PASSWORD: 'hunter2hunter2' } }], timeout: 2 },
      ),
    },
    {
      title: 'a marked one',
      plan: one(address, ['create'], { after: env(token), afterSensitive: { environment: [{ variables: true }] } }),
    },
    {
      title: 'one that was there',
      plan: updated(address, { ...env(token), timeout: 1 }, { ...env(token), timeout: 2 }),
    },
    { title: 'no secret', plan: created(address, env('hello')) },
    { title: 'it goes', plan: deleted(address, env(token)) },
    { title: 'nothing known', plan: one(address, ['create'], { after: null, unknown: true }) },
  ],
  unknown: 'decided by action and type',
};
