import type { RuleTable } from '../table.ts';
import { created, deleted, later, updated } from './rows.ts';

const azure = { provider_name: 'registry.terraform.io/hashicorp/azurerm' };
const subscription = '/subscriptions/1';
const assign = (role: string, scope = `${subscription}/resourceGroups/g`) =>
  created('azurerm_role_assignment.a', { role_definition_name: role, scope }, azure);
const custom = (...actions: string[]): object => ({ name: 'r', permissions: [{ actions }] });

export const table: RuleTable = {
  rule: 'azure-roles',
  fires: [
    { title: 'Owner', class: 'critical', plan: assign('Owner') },
    {
      title: 'Owner by id',
      class: 'critical',
      say: 'Owner',
      plan: created(
        'azurerm_role_assignment.a',
        { scope: subscription, role_definition_id: '/x/8e3af657-a8ff-443c-a75c-2fe8c4bcb635' },
        azure,
      ),
    },
    { title: 'Contributor of a subscription', class: 'high', plan: assign('Contributor', subscription) },
    {
      title: 'Contributor of a management group',
      class: 'high',
      plan: assign('Contributor', '/providers/Microsoft.Management/managementGroups/g'),
    },
    {
      title: 'a role that may do everything',
      class: 'critical',
      plan: updated('azurerm_role_definition.r', custom('a/read'), custom('a/read', '*')),
    },
    {
      title: 'a role that may give roles',
      class: 'critical',
      plan: created('azurerm_role_definition.r', custom('Microsoft.Authorization/roleAssignments/write'), azure),
    },
  ],
  silent: [
    { title: 'Reader', plan: assign('Reader', subscription) },
    { title: 'Contributor of a resource group', plan: assign('Contributor') },
    { title: 'an Owner who goes', plan: deleted('azurerm_role_assignment.a', { role_definition_name: 'Owner' }) },
    {
      title: 'a role that may do less',
      plan: updated('azurerm_role_definition.r', custom('a/read', '*'), custom('a/read')),
    },
    {
      title: 'another description',
      plan: updated(
        'azurerm_role_assignment.a',
        { role_definition_name: 'Owner', description: 'a' },
        { role_definition_name: 'Owner', description: 'b' },
      ),
    },
  ],
  unknown: [
    {
      title: 'a role known only later',
      class: 'critical',
      plan: later('azurerm_role_assignment.a', { scope: subscription }, { role_definition_id: [] }),
    },
    {
      title: 'what a role may do known only later',
      class: 'critical',
      plan: later('azurerm_role_definition.r', { name: 'r' }, { permissions: [] }),
    },
  ],
};
