import { kindOf } from '../../../plan/actions.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const types = new Set(['aws_wafv2_web_acl_association', 'aws_wafv2_web_acl']);

export const wafDetach: ChangeRule = {
  id: 'waf-detach',
  about: 'What loses its web ACL is open to what the ACL kept out.',
  class: 'high',
  source: 'NET-16',
  onChange: ({ change }) => {
    const kind = kindOf(change.actions);
    if (!types.has(change.type) || (kind !== 'delete' && kind !== 'forget')) return undefined;
    return fires('takes a web ACL away, so that what it stopped comes through', {
      impacts: { security: 'network', user: 'public' },
    });
  },
};
