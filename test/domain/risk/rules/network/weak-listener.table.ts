import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const listener = 'aws_lb_listener.a';
const turned = (attribute: string, before: unknown, after: unknown, address = listener) =>
  plan(updated(address, { [attribute]: before }, { [attribute]: after }));
const actions = (...types: string[]) => types.map((type) => ({ type }));
const modern = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

export const table: RuleTable = {
  rule: 'weak-listener',
  directed: true,
  fires: [
    { title: 'no encryption', class: 'high', plan: turned('protocol', 'HTTPS', 'HTTP'), say: 'no longer encrypts' },
    {
      title: 'older protocols',
      plan: turned('ssl_policy', modern, 'ELBSecurityPolicy-2016-08'),
      say: 'older protocols',
    },
    {
      title: 'TLS 1.2 instead of 1.3 alone',
      plan: turned('ssl_policy', 'ELBSecurityPolicy-TLS13-1-3-2021-06', modern),
    },
    {
      title: 'forward secrecy of older protocols',
      plan: turned('ssl_policy', 'ELBSecurityPolicy-FS-1-2-2019-08', 'ELBSecurityPolicy-FS-1-1-2019-08'),
    },
    {
      title: 'no question who somebody is',
      plan: turned('default_action', actions('authenticate-oidc', 'forward'), actions('forward')),
      say: 'no longer asks who',
    },
    {
      title: 'no question who somebody is, in a rule',
      plan: turned('action', actions('authenticate-cognito', 'forward'), actions('forward'), 'aws_lb_listener_rule.a'),
    },
    {
      title: 'no certificates of those who ask',
      plan: turned('mutual_authentication', [{ mode: 'verify' }], [{ mode: 'passthrough' }]),
      say: 'certificates',
    },
  ],
  silent: [
    { title: 'a new listener', plan: plan(created(listener, { protocol: 'HTTP' })) },
    { title: 'an end', plan: plan(deleted(listener, { protocol: 'HTTPS', ssl_policy: modern })) },
    { title: 'newer protocols', plan: turned('ssl_policy', 'ELBSecurityPolicy-2016-08', modern) },
    { title: 'another target', plan: turned('default_action', actions('forward'), actions('redirect')) },
    { title: 'no policy where there is nothing to encrypt', plan: turned('ssl_policy', null, '') },
    { title: 'something else', plan: turned('protocol', 'HTTPS', 'HTTP', 'aws_lb_target_group.a') },
  ],
  unknown: [
    { title: 'a policy of no name we know', class: 'high', plan: turned('ssl_policy', modern, 'mine') },
    {
      title: 'a protocol known only later',
      class: 'high',
      plan: {
        ...plan(updated(listener, { protocol: 'HTTPS' }, {}, { unknown: { protocol: true } })),
        configured: { [listener]: { protocol: [] } },
      },
    },
  ],
};
