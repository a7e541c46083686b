import type { ResourceChange } from '../../../analysis.ts';
import { isUnknown } from '../../../plan/change.ts';
import { listOf, memberOf, textsOf, wordOf } from '../../../plan/read.ts';
import { afterOf, beforeOf, sets } from '../../change-facts.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

/** Built-in roles of Azure that give rights to give rights, by name and by id. */
const granting: ReadonlyMap<string, string> = new Map([
  ['8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'Owner'],
  ['18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', 'User Access Administrator'],
  ['f58310d9-a9f6-439a-9e8d-f62e7b41a168', 'Role Based Access Control Administrator'],
]);
const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';

export const azureRoles: ChangeRule = {
  id: 'azure-roles',
  about:
    'Owner and User Access Administrator can give themselves everything else; Contributor of a subscription is nearly that.',
  class: 'high',
  source: 'IAM-21',
  onChange: ({ change }) => {
    if (change.after === null) return undefined;
    if (change.type === 'azurerm_role_assignment') return ofAssignment(change);
    return change.type === 'azurerm_role_definition' ? ofDefinition(change) : undefined;
  },
};

function ofAssignment(change: ResourceChange): Hit | undefined {
  const attributes = ['role_definition_name', 'role_definition_id', 'scope', 'principal_id'];
  if (!attributes.some((attribute) => sets(change, attribute))) return undefined;
  const named = attributes.slice(0, 2).filter((name) => wordOf(afterOf(change, name)) !== '');
  const attribute = named[0] ?? 'role_definition_id';
  if (named.length === 0) {
    return cannotTell('which role it gives is known only later', { attribute, class: 'critical', impacts });
  }
  const id = wordOf(afterOf(change, 'role_definition_id')).split('/').at(-1) ?? '';
  const name = wordOf(afterOf(change, 'role_definition_name'));
  const owning = [...granting].find(([key, title]) => key === id || title === name);
  if (owning) return fires(`gives ${owning[1]}`, { attribute, class: 'critical', impacts });
  if (id !== contributor && name !== 'Contributor') return undefined;
  return isWide(wordOf(afterOf(change, 'scope')))
    ? fires('gives Contributor of a whole subscription or more', { attribute, impacts })
    : undefined;
}

/** A subscription, a management group, the tenant, or not known yet. */
function isWide(scope: string): boolean {
  return (
    scope === '' || scope === '/' || /^[/]subscriptions[/][^/]+[/]?$/i.test(scope) || /managementGroups/i.test(scope)
  );
}

function ofDefinition(change: ResourceChange): Hit | undefined {
  const attribute = 'permissions';
  if (!sets(change, attribute)) return undefined;
  if (isUnknown(change, attribute)) {
    return cannotTell('what the role may do is known only later', { attribute, class: 'critical', impacts });
  }
  const before = new Set(actionsOf(beforeOf(change, attribute)));
  const added = actionsOf(afterOf(change, attribute)).filter((action) => !before.has(action));
  const all = added.find(
    (action) =>
      action === '*' ||
      /^microsoft[.]authorization[/](?:[*]|roleassignments[/](?:[*]|write)|[*][/]write)$/i.test(action),
  );
  return all === undefined ? undefined : fires(`lets the role do ${all}`, { attribute, class: 'critical', impacts });
}

function actionsOf(blocks: ReturnType<typeof afterOf>): readonly string[] {
  return listOf(blocks).flatMap((block) => textsOf(memberOf(block, 'actions')));
}
