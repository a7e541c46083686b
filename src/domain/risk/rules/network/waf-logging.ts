import { kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { listOf, wordOf } from '../../../plan/read.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;

export const wafLogging: ChangeRule = {
  id: 'waf-logging',
  about: 'Without its log nobody sees what a web ACL stopped, or should have.',
  class: 'high',
  source: 'NET-16',
  onChange: ({ change }) => {
    if (change.type !== 'aws_wafv2_web_acl_logging_configuration') return undefined;
    const kind = kindOf(change.actions);
    if (kind === 'delete' || kind === 'forget') {
      const isGlobal = wordOf(beforeOf(change, 'resource_arn')).includes(':global/');
      return fires('no longer writes down what a web ACL sees', {
        ...(isGlobal ? { class: 'critical' } : {}),
        impacts,
      });
    }
    const attribute = 'logging_filter';
    if (kind !== 'update' || listOf(beforeOf(change, attribute)).length > 0) return undefined;
    if (isUnknown(change, attribute))
      return cannotTell('may leave out a part of what a web ACL sees', { attribute, impacts });
    return listOf(afterOf(change, attribute)).length > 0
      ? fires('leaves out a part of what a web ACL sees', { attribute, impacts })
      : undefined;
  },
};
