import type { RuleTable } from '../table.ts';

const checked = (status: string) => ({
  changes: [{ address: 'aws_lambda_function.f', actions: ['create'] }],
  checks: [{ address: { to_display: 'check.a' }, status, instances: [{ problems: [{ message: 'a secret' }] }] }],
});

export const table: RuleTable = {
  rule: 'failed-check',
  fires: [
    { title: 'a check that fails', class: 'high', plan: checked('fail'), say: 'check.a: a check of the module fails' },
  ],
  silent: [{ title: 'a check that passes', plan: checked('pass') }],
  unknown: [
    { title: 'a check that ends with an error', class: 'normal', plan: checked('error') },
    { title: 'a check that is decided at the apply', class: 'normal', plan: checked('unknown') },
    { title: 'a status of a later engine', class: 'high', plan: checked('skipped') },
  ],
};
