import type { ResourceChange, Value } from '../../analysis.ts';
import { compare, isSame, widens } from '../../iam/compare.ts';
import type { Document } from '../../iam/document.ts';
import { documentOf } from '../../iam/document.ts';
import { isUnknown } from '../../plan/change.ts';
import { memberOf } from '../../plan/read.ts';

export const endpointPolicyTypes: readonly string[] = ['aws_vpc_endpoint', 'aws_vpc_endpoint_policy'];

/** What a change does to the policy of an endpoint; `everything` is no policy at all, or one that keeps nothing out. */
export type EndpointMeaning = 'same' | 'narrower' | 'wider' | 'everything' | 'cannot-tell';

/** What an endpoint lets through where nobody says otherwise. */
const everything = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] });

/** Undefined where the change leaves the policy alone, or the endpoint ends with it. */
export function endpointMeaning(change: ResourceChange): EndpointMeaning | undefined {
  if (!endpointPolicyTypes.includes(change.type)) return undefined;
  const isWhole = change.type === 'aws_vpc_endpoint_policy';
  if (change.after === null && !isWhole) return undefined;
  if (isUnknown(change, 'policy')) return change.configured.includes('policy') ? 'cannot-tell' : undefined;
  const [full, before, after] = [documentOf(everything), documentIn(change.before), documentIn(change.after)];
  if (!full || !after) return 'cannot-tell';
  if (!before) return 'wider';
  const comparison = compare(before, after);
  if (isSame(comparison)) return 'same';
  if (!widens(comparison)) return 'narrower';
  return compare(after, full).added.length === 0 ? 'everything' : 'wider';
}

function documentIn(values: Value): Document | undefined {
  const policy = memberOf(values, 'policy');
  return documentOf(policy === undefined || policy === null || policy === '' ? everything : policy);
}
