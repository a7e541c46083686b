import type { RuleTable } from '../table.ts';

const because = (action_reason: string | null, actions = ['delete']) => ({
  changes: [{ address: 'aws_lambda_function.f', actions, action_reason }],
});

export const table: RuleTable = {
  rule: 'delete-cause',
  fires: [
    { title: 'a move to nowhere', class: 'high', plan: because('delete_because_no_move_target'), say: 'moved' },
    { title: 'a module that is gone', class: 'high', plan: because('delete_because_no_module'), say: 'module' },
  ],
  silent: [
    { title: 'a resource block that is gone', plan: because('delete_because_no_resource_config') },
    { title: 'a lower count', plan: because('delete_because_count_index') },
    { title: 'no reason at all', plan: because(null) },
    { title: 'a forget', plan: because('delete_because_no_module', ['forget']) },
  ],
  unknown: 'decided by action and type',
};
