import type { RuleTable } from '../table.ts';

const changes = [{ address: 'aws_lambda_function.f', actions: ['create'] }];
const output_changes = { o: { actions: ['create'] } };

export const table: RuleTable = {
  rule: 'not-applyable',
  fires: [
    { title: 'changes that cannot be applied', class: 'critical', plan: { changes, applyable: false } },
    { title: 'an output that cannot be applied', class: 'critical', plan: { output_changes, applyable: false } },
  ],
  silent: [
    { title: 'changes that can be applied', plan: { changes, applyable: true } },
    { title: 'an errored plan, which has a rule of its own', plan: { changes, applyable: false, errored: true } },
    { title: 'OpenTofu does not say', plan: { changes, applyable: null } },
    { title: 'nothing to apply', plan: { applyable: false, complete: false } },
  ],
  unknown: 'decided by action and type',
};
