import type { RuleTable } from '../table.ts';

const changes = [{ address: 'aws_lambda_function.f', actions: ['create'] }];

export const table: RuleTable = {
  rule: 'errored',
  fires: [
    { title: 'the engine stopped in the middle', class: 'critical', plan: { changes, errored: true } },
    { title: 'it stopped before the first change', class: 'critical', plan: { errored: true } },
  ],
  silent: [
    { title: 'it came to the end', plan: { changes } },
    { title: 'an old engine does not say', plan: { changes, errored: null } },
  ],
  unknown: 'decided by action and type',
};
