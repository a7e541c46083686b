import { creates, kindOf } from '../../../plan/actions.ts';
import { isTagsOnly } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const wafAcl: ChangeRule = {
  id: 'waf-acl',
  about: 'A web ACL decides which requests reach the service; a rule that blocks at once can block customers.',
  class: 'high',
  source: 'NET-16, lesson 23',
  onChange: ({ change }) => {
    if (change.type !== 'aws_wafv2_web_acl' || isTagsOnly(change)) return undefined;
    const impacts = { security: 'network' } as const;
    const kind = kindOf(change.actions);
    if (kind === 'create')
      return fires('creates a web ACL, which stops nothing until it is attached', { class: 'normal', impacts });
    if (kind !== 'update' && !creates(change)) return undefined;
    return fires('changes what a web ACL counts, stops or lets through', { impacts });
  },
};
