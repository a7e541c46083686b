import type { RuleTable } from '../table.ts';

const at = (actions: string[], more: object = {}, address = 'aws_lambda_function.f') => ({
  changes: [{ address, actions, ...more }],
});
const first = ['delete', 'create'];
const task = 'aws_ecs_task_definition.t';

export const table: RuleTable = {
  rule: 'replace',
  fires: [
    { title: 'the old one first', class: 'high', plan: at(first), say: /away for a while$/ },
    { title: 'the new one first', class: 'high', plan: at(['create', 'delete']), say: 'the new one first' },
    { title: 'the old one let go of', class: 'high', plan: at(['create', 'forget']), say: 'which lives on' },
    { title: 'the same of OpenTofu', class: 'high', plan: at(['forget', 'create']), say: 'which lives on' },
    {
      title: 'it is tainted',
      plan: at(first, { action_reason: 'replace_because_tainted' }),
      say: /\(it is tainted\)$/,
    },
    {
      title: 'somebody asked for it',
      plan: at(first, { action_reason: 'replace_by_request' }),
      say: /\(the plan was asked to\)$/,
    },
    {
      title: 'another resource triggers it',
      plan: at(first, { action_reason: 'replace_by_triggers' }),
      say: /\(something it follows changes\)$/,
    },
    {
      title: 'an attribute that cannot change',
      plan: at(first, { action_reason: 'replace_because_cannot_update', replacePaths: [['name']] }),
      say: /\(name cannot change\)$/,
    },
    { title: 'the next version of a task', class: 'normal', plan: at(first, {}, task), say: 'the next version' },
    {
      title: 'a version that somebody wants anew',
      class: 'high',
      plan: at(first, { action_reason: 'replace_by_request' }, task),
    },
  ],
  silent: [
    { title: 'a deletion', plan: at(['delete']) },
    { title: 'a creation', plan: at(['create']) },
  ],
  unknown: 'decided by action and type',
};
