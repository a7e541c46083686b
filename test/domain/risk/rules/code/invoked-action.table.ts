import type { RuleTable } from '../table.ts';

const invocation = (type: string, event?: string) => ({
  action_invocations: [
    {
      address: `action.${type}.a`,
      type,
      ...(event === undefined
        ? { invoke_action_trigger: {} }
        : { lifecycle_action_trigger: { triggering_resource_address: 'aws_lb.a', action_trigger_event: event } }),
    },
  ],
});

export const table: RuleTable = {
  rule: 'invoked-action',
  fires: [
    {
      title: 'one that harms nothing',
      class: 'normal',
      plan: invocation('aws_cloudfront_create_invalidation'),
      say: 'empties a cache',
    },
    {
      title: 'one that harms nothing, before a change',
      class: 'high',
      plan: invocation('aws_cloudfront_create_invalidation', 'BeforeUpdate'),
      say: 'before update',
    },
    {
      title: 'one that runs something',
      class: 'high',
      plan: invocation('aws_lambda_invoke', 'AfterCreate'),
      say: 'aws_lb.a triggers after create',
    },
    {
      title: 'one that runs something, as something goes',
      class: 'critical',
      plan: invocation('aws_lambda_invoke', 'AfterDestroy'),
    },
    { title: 'one that destroys', class: 'critical', plan: invocation('aws_s3_empty_bucket') },
    { title: 'at an event nobody knows', class: 'critical', plan: invocation('aws_lambda_invoke', 'OnFullMoon') },
  ],
  silent: [
    { title: 'none', plan: { changes: [{ address: 'aws_lb.a', actions: ['create'] }] } },
    { title: 'a provisioner', plan: { configuration: { root_module: { resources: [] } } } },
  ],
  unknown: [
    { title: 'what nobody knows', class: 'high', plan: invocation('acme_do') },
    { title: 'what nobody knows, before a change', class: 'critical', plan: invocation('acme_do', 'before_create') },
    {
      title: 'one put off',
      class: 'critical',
      plan: { deferred_action_invocations: [{ action_invocation: { address: 'action.a.b' } }] },
    },
  ],
};
