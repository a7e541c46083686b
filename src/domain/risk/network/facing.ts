import type { Analysis, ResourceChange, Value } from '../../analysis.ts';
import { configAddress } from '../../plan/address.ts';
import { memberOf, wordOf } from '../../plan/read.ts';
import { loadBalancersBehind } from '../load-balancers.ts';

const association = 'aws_wafv2_web_acl_association';

/**
 * Does a web ACL stand before the internet? One of CloudFront always does; another where it stands before a public load
 * balancer. `unknown` where the plan shows something else behind it, or nothing at all.
 */
export function facingOf(acl: ResourceChange, analysis: Analysis): 'internet' | 'inside' | 'unknown' {
  if (wordOf(memberOf(acl.before, 'scope') ?? memberOf(acl.after, 'scope')) === 'CLOUDFRONT') return 'internet';
  const arn = memberOf(acl.before, 'arn');
  const changing = analysis.changes.filter(({ type }) => type === association);
  const addresses = new Set(changing.map(({ address }) => address));
  const found = [
    ...changing.filter(({ before, references }) => {
      const isByName = references.web_acl_arn?.includes(configAddress(acl.address)) ?? false;
      return isByName || (arn !== undefined && memberOf(before, 'web_acl_arn') === arn);
    }),
    ...analysis.siblings
      .filter(({ type, address, values }) => type === association && !addresses.has(address) && leadsTo(values, arn))
      .map(({ address, values }) => ({ ...acl, address, before: values, after: values, unknown: {}, references: {} })),
  ].map((row) =>
    loadBalancersBehind(row.after === null ? { ...row, after: row.before } : row, 'resource_arn', analysis),
  );
  if (found.includes('public')) return 'internet';
  return found.length > 0 && found.every((behind) => behind === 'internal') ? 'inside' : 'unknown';
}

function leadsTo(values: Value, arn: Value | undefined): boolean {
  return arn !== undefined && memberOf(values, 'web_acl_arn') === arn;
}
