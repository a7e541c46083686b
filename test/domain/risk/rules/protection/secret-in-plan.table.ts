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
      title: 'a connection with its password',
      class: 'high',
      plan: created('aws_ssm_parameter.p', { insecure_value: 'postgres://app:hunter22@db.internal:5432/app' }),
    },
  ],
  silent: [
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
