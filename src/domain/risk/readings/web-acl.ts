import { webAclOf } from '../network/web-acl.ts';
import type { Reading } from './reading.ts';

/**
 * A web ACL with the same rules in the same order of priority is the same. Anything else is `wider`: what blocks more can
 * keep out customers, so nothing about an ACL is called narrower.
 */
export const webAcl: Reading = {
  types: ['aws_wafv2_web_acl'],
  attributes: ['rule', 'default_action', 'lock_token', 'capacity'],
  meaning: ({ before, after, unknown }) => {
    const [was, is] = [webAclOf(before, {}), webAclOf(after, unknown)];
    if (was.rules === undefined || is.rules === undefined) return 'cannot-tell';
    if (
      is.fallback === 'unknown' ||
      is.rules.some(({ looksFor, action }) => looksFor === undefined || action === 'unknown')
    )
      return 'cannot-tell';
    return JSON.stringify(was) === JSON.stringify(is) ? 'same' : 'wider';
  },
};
