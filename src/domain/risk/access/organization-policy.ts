import type { ResourceChange } from '../../analysis.ts';
import type { Document } from '../../iam/document.ts';
import { documentOf } from '../../iam/document.ts';
import { creates, kindOf } from '../../plan/actions.ts';
import { isUnknown } from '../../plan/change.ts';
import { memberOf, textOf } from '../../plan/read.ts';
import { goesAway } from '../switched-off.ts';

const attribute = 'content';

/** Kinds of policies of an organization that are statements, as AWS writes permissions. The others are settings. */
const kinds = new Set(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']);

/** Is it a policy of statements? The provider takes one that says no kind for a service control policy. */
export function isOfStatements({ type, before, after }: ResourceChange): boolean {
  if (type !== 'aws_organizations_policy') return false;
  return [before, after].every((side) => side === null || kinds.has(kindIn(side)));
}

function kindIn(side: ResourceChange['before']): string {
  return textOf(memberOf(side, 'type')) ?? 'SERVICE_CONTROL_POLICY';
}

/**
 * What a policy of an organization says before and after, undefined on a side that cannot be read. Undefined altogether
 * where it stays as it is. One that does not exist neither allows nor denies anything.
 */
export function guardrailSides(
  change: ResourceChange,
): { readonly before: Document | undefined; readonly after: Document | undefined } | undefined {
  if (change.deposed !== undefined) return undefined;
  const before = change.before === null ? [] : documentOf(memberOf(change.before, attribute));
  if (goesAway(change)) return memberOf(change.before, 'skip_destroy') === true ? undefined : { before, after: [] };
  if (!creates(change) && kindOf(change.actions) !== 'update') return undefined;
  return { before, after: isUnknown(change, attribute) ? undefined : documentOf(memberOf(change.after, attribute)) };
}
