import type { Analysis, ResourceChange } from '../../../analysis.ts';
import { creates, destroys, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { wordOf } from '../../../plan/read.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import { isLoadBalancer, loadBalancersBehind } from '../../load-balancers.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const association = 'aws_wafv2_web_acl_association';
const impacts = { security: 'network', user: 'public' } as const;
const say = 'takes a web ACL away, so that what it stopped comes through';

export const wafDetach: ChangeRule = {
  id: 'waf-detach',
  about: 'What loses its web ACL is open to what the ACL kept out.',
  class: 'high',
  source: 'NET-16',
  onChange: ({ change, analysis }) => {
    const kind = kindOf(change.actions);
    const ends = kind === 'delete' || kind === 'forget';
    switch (change.type) {
      case 'aws_wafv2_web_acl':
        return ends ? fires(say, { impacts }) : undefined;
      case 'aws_cloudfront_distribution':
        return kind === 'update' ? ofDistribution(change) : undefined;
      case association:
        return ends || (change.before !== null && creates(change)) ? ofAssociation(change, analysis) : undefined;
      default:
        return undefined;
    }
  },
};

function ofDistribution(change: ResourceChange): Hit | undefined {
  const attribute = 'web_acl_id';
  if (wordOf(beforeOf(change, attribute)) === '') return undefined;
  if (isUnknown(change, attribute) && (change.references[attribute] ?? []).length === 0) {
    return cannotTell('whether it keeps its web ACL is known only later', { class: 'critical', attribute, impacts });
  }
  const isKept = isUnknown(change, attribute) || wordOf(afterOf(change, attribute)) !== '';
  return isKept ? undefined : fires(say, { class: 'critical', attribute, impacts });
}

/** What is attached again in the same plan, or ends itself, loses nothing. */
function ofAssociation(change: ResourceChange, analysis: Analysis): Hit | undefined {
  const arn = beforeOf(change, 'resource_arn');
  const isArn = (row: ResourceChange, name: string) => typeof arn === 'string' && afterOf(row, name) === arn;
  if (analysis.changes.some((row) => row.type === association && isArn(row, 'resource_arn'))) return undefined;
  const ends = analysis.changes.some(
    (row) => isLoadBalancer(row.type) && destroys(row) && typeof arn === 'string' && beforeOf(row, 'arn') === arn,
  );
  if (ends) return undefined;
  const was = { ...change, after: change.before, unknown: {} };
  switch (loadBalancersBehind(was, 'resource_arn', analysis)) {
    case 'public':
      return fires(say, { class: 'critical', impacts });
    case 'internal':
      return fires(say, { impacts });
    default:
      return cannotTell(say, { class: 'critical', impacts });
  }
}
