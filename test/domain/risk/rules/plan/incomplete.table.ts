import type { RuleTable } from '../table.ts';

const changes = [{ address: 'aws_lambda_function.f', actions: ['create'] }];
const deferred = (type: string, reason: string) => ({
  deferred_changes: [{ reason, resource_change: { address: `${type}.x`, type } }],
});

export const table: RuleTable = {
  rule: 'incomplete',
  fires: [
    { title: 'the engine calls it incomplete', class: 'high', plan: { changes, complete: false } },
    { title: 'nothing but a part that was left out', class: 'high', plan: { complete: false } },
    {
      title: 'a deferred function',
      class: 'high',
      plan: deferred('aws_lambda_function', 'instance_count_unknown'),
      say: 'left for a later plan (how many there will be is not known yet)',
    },
    { title: 'a deferred database', class: 'critical', plan: deferred('aws_db_instance', 'deferred_prereq') },
    { title: 'a deferred role', class: 'critical', plan: deferred('aws_iam_role', 'a new reason') },
    {
      title: 'a deferred action',
      class: 'high',
      plan: { deferred_action_invocations: [{ reason: 'unknown', action_invocation: { address: 'action.a.b' } }] },
      say: 'action.a.b: is left for a later plan',
    },
  ],
  silent: [
    { title: 'a whole plan', plan: { changes } },
    { title: 'OpenTofu does not say', plan: { changes, complete: null } },
  ],
  unknown: [{ title: 'something deferred that cannot be read', class: 'critical', plan: { deferred_changes: [{}] } }],
};
