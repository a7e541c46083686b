import type { RuleTable } from '../table.ts';
import { acl, managed, rule } from './acls.ts';
import { created, deleted, plan, updated } from './rows.ts';

const address = 'aws_wafv2_web_acl.a';
const rules = (before: object[], after: object[]) =>
  plan(updated(address, acl('allow', ...before), acl('allow', ...after)));

export const table: RuleTable = {
  rule: 'waf-acl',
  fires: [
    { title: 'a new ACL', class: 'normal', plan: plan(created(address, {})), say: 'until it is attached' },
    { title: 'an ACL of which nothing more is known', class: 'high', plan: plan({ address, actions: ['update'] }) },
    { title: 'a replaced one', class: 'high', plan: plan({ address, actions: ['delete', 'create'] }) },
    {
      title: 'a rule that blocks',
      class: 'high',
      plan: rules([], [rule('bad', 1, 'block')]),
      say: 'counts, stops or lets through',
    },
    {
      title: 'from detect to enforce',
      class: 'high',
      plan: rules([managed('m', 1, 'count')], [managed('m', 1, 'none')]),
    },
    {
      title: 'a rule that counts',
      class: 'normal',
      plan: rules([rule('bad', 2, 'block')], [rule('bad', 2, 'block'), rule('odd', 1, 'count')]),
      say: 'only what a web ACL counts',
    },
    {
      title: 'a rule that looks for something known only later',
      class: 'high',
      plan: plan(
        updated(address, acl('allow'), acl('allow', rule('bad', 1, 'block', { statement: [{}] })), {
          unknown: { rule: [{ statement: [{ ip_set_reference_statement: [{ arn: true }] }] }] },
        }),
      ),
    },
    {
      title: 'other metrics',
      class: 'normal',
      plan: plan(
        updated(
          address,
          { ...acl('allow'), visibility_config: [] },
          { ...acl('allow'), visibility_config: [{ metric_name: 'm' }] },
        ),
      ),
    },
    {
      title: 'another token domain',
      class: 'high',
      plan: plan(updated(address, acl('allow'), { ...acl('allow'), token_domains: ['a'] })),
    },
  ],
  silent: [
    { title: 'new tags', plan: plan(updated(address, { tags: {} }, { tags: { a: '1' } })) },
    { title: 'an ACL taken away', plan: plan(deleted(address, {})) },
    { title: 'an ACL let go', plan: plan({ address, actions: ['forget'] }) },
    { title: 'something else', plan: plan(created('aws_lb.a', {})) },
  ],
  unknown: 'decided by action and type',
  same: [
    {
      title: 'rules in another order',
      plan: rules([rule('a', 1, 'block'), rule('b', 2, 'count')], [rule('b', 2, 'count'), rule('a', 1, 'block')]),
    },
    { title: 'new tags', plan: plan(updated(address, { tags: {} }, { tags: { a: '1' } })) },
  ],
};
