import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const address = 'aws_wafv2_web_acl_association.a';
const behind = { resource_arn: 'arn:lb', web_acl_arn: 'arn:acl' };
const state = (internal: boolean) => ({ 'aws_lb.a': { arn: 'arn:lb', internal } });
const distribution = 'aws_cloudfront_distribution.a';
const acl = { web_acl_id: 'arn:acl' };

export const table: RuleTable = {
  rule: 'waf-detach',
  fires: [
    {
      title: 'from a public load balancer',
      class: 'critical',
      plan: { ...plan(deleted(address, behind)), state: state(false) },
      say: 'what it stopped comes through',
    },
    { title: 'from an internal one', class: 'high', plan: { ...plan(deleted(address, behind)), state: state(true) } },
    {
      title: 'from one load balancer to another',
      class: 'critical',
      plan: {
        ...plan({
          ...updated(address, behind, { ...behind, resource_arn: 'arn:other' }),
          actions: ['delete', 'create'],
        }),
        state: state(false),
      },
    },
    { title: 'the ACL itself', class: 'high', plan: plan(deleted('aws_wafv2_web_acl.a', {})) },
    {
      title: 'the ACL itself, forgotten',
      class: 'high',
      plan: plan({ address: 'aws_wafv2_web_acl.a', actions: ['forget'] }),
    },
    { title: 'from a distribution', class: 'critical', plan: plan(updated(distribution, acl, { web_acl_id: '' })) },
  ],
  silent: [
    { title: 'a new association', plan: plan(created(address, behind)) },
    {
      title: 'the same under another address',
      plan: {
        ...plan(deleted(address, behind), created('aws_wafv2_web_acl_association.b', behind)),
        state: state(false),
      },
    },
    {
      title: 'together with its load balancer',
      plan: plan(deleted(address, behind), deleted('aws_lb.a', { arn: 'arn:lb', internal: false })),
    },
    {
      title: 'from a distribution that had none',
      plan: plan(updated(distribution, { web_acl_id: '', a: 1 }, { web_acl_id: '', a: 2 })),
    },
    { title: 'another ACL for a distribution', plan: plan(updated(distribution, acl, { web_acl_id: 'arn:new' })) },
    {
      title: 'another ACL of this plan for a distribution',
      plan: {
        ...plan(updated(distribution, acl, {}, { unknown: { web_acl_id: true } })),
        configured: { [distribution]: { web_acl_id: ['aws_wafv2_web_acl.new'] } },
      },
    },
    { title: 'something else', plan: plan(deleted('aws_lb.a', { internal: false })) },
  ],
  unknown: [
    { title: 'from what nobody knows', class: 'critical', plan: plan(deleted(address, behind)) },
    {
      title: 'from a distribution, known only later',
      class: 'critical',
      plan: plan(updated(distribution, acl, {}, { unknown: { web_acl_id: true } })),
    },
  ],
};
