import type { RuleTable } from '../table.ts';

const at = (address: string, actions: string[], more: object = {}) => ({ changes: [{ address, actions, ...more }] });
const known = { address: 'aws_lambda_function.f', actions: ['create'] };

export const table: RuleTable = {
  rule: 'unknown-type',
  fires: 'never sure',
  silent: [
    { title: 'a type of the lists', plan: { changes: [known] } },
    { title: 'one that only moves', plan: at('acme_thing.a', ['no-op'], { previous_address: 'acme_thing.b' }) },
    { title: 'one that is read', plan: at('data.acme_thing.c', ['read'], { mode: 'data' }) },
  ],
  unknown: [
    ...['create', 'update', 'delete', 'forget'].map((action) => ({
      title: `at ${action}`,
      class: 'high' as const,
      plan: at('acme_thing.a', [action]),
      say: `acme_thing.a: ${action}s a resource of an unknown type`,
    })),
    { title: 'who may reach a database', plan: at('azurerm_mssql_virtual_network_rule.r', ['create']) },
    { title: 'at a replacement', plan: at('acme_thing.a', ['delete', 'create']), say: 'replaces a resource' },
    { title: 'at an action nobody knows', plan: at('acme_thing.a', ['obliterate']), say: 'changes a resource' },
  ],
};
