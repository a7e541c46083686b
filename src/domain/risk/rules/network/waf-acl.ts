import type { ResourceChange } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isTagsOnly, touchedAttributes } from '../../change-facts.ts';
import type { WebAcl } from '../../network/web-acl.ts';
import { webAclOf } from '../../network/web-acl.ts';
import { meaningOf } from '../../readings/meaning.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;

export const wafAcl: ChangeRule = {
  id: 'waf-acl',
  about: 'A web ACL decides which requests reach the service; a rule that blocks at once can block customers.',
  class: 'high',
  source: 'NET-16, lesson 23',
  onChange: ({ change, analysis }) => {
    if (change.type !== 'aws_wafv2_web_acl' || isTagsOnly(change)) return undefined;
    const kind = kindOf(change.actions);
    if (kind === 'create')
      return fires('creates a web ACL, which stops nothing until it is attached', { class: 'normal', impacts });
    if (kind !== 'update' && !creates(change)) return undefined;
    if (meaningOf(change, analysis) === 'same') return undefined;
    return kind === 'update' && onlyCounts(change)
      ? fires('changes only what a web ACL counts', { class: 'normal', impacts })
      : fires('changes what a web ACL counts, stops or lets through', { impacts });
  },
};

const matter = new Set(['rule', 'description', 'tags', 'tags_all', 'visibility_config']);

/** Are all rules that do more than count, and their order, as they were? */
function onlyCounts(change: ResourceChange): boolean {
  const touched = touchedAttributes(change);
  if (touched.length === 0 || !touched.every((name) => matter.has(name))) return false;
  const [before, after] = [webAclOf(change.before, {}), webAclOf(change.after, change.unknown)].map(decisions);
  return before !== undefined && before === after;
}

/** What every rule that does more than count decides, in their order. Undefined where not all of it is known. */
function decisions({ rules }: WebAcl): string | undefined {
  const deciding = rules?.filter(({ action }) => action !== 'count');
  if (!deciding?.every(({ looksFor, action }) => looksFor !== undefined && action !== 'unknown')) return undefined;
  return JSON.stringify(deciding.map(({ name, action, limit, looksFor }) => [name, action, limit, looksFor]));
}
