import type { RuleTable } from '../table.ts';
import { created, plan, updated } from './rows.ts';

const policy = 'aws_networkfirewall_firewall_policy.a';
const actions = (...names: string[]) => ({ firewall_policy: [{ stateless_default_actions: names }] });
const stateful = (...names: string[]) => ({ firewall_policy: [{ stateful_default_actions: names }] });

export const table: RuleTable = {
  rule: 'network-firewall',
  directed: true,
  fires: [
    {
      title: 'passes by default',
      class: 'high',
      plan: plan(updated(policy, actions('aws:drop'), actions('aws:pass'))),
      say: 'without looking into it',
    },
    {
      title: 'looks instead of dropping',
      class: 'high',
      plan: plan(updated(policy, actions('aws:drop'), actions('aws:forward_to_sfe'))),
      say: 'no longer drops',
    },
    { title: 'passes from the start', class: 'high', plan: plan(created(policy, actions('aws:pass'))) },
    {
      title: 'passes connections',
      plan: plan(updated(policy, stateful('aws:drop_strict'), stateful('aws:alert_strict'))),
      say: 'connections',
    },
    {
      title: 'may be deleted',
      plan: plan(updated('aws_networkfirewall_firewall.a', { delete_protection: true }, { delete_protection: false })),
      say: 'switches off delete_protection',
    },
  ],
  silent: [
    { title: 'drops by default', plan: plan(updated(policy, actions('aws:pass'), actions('aws:drop'))) },
    { title: 'looks from the start', plan: plan(created(policy, actions('aws:forward_to_sfe'))) },
    { title: 'a new firewall', plan: plan(created('aws_networkfirewall_firewall.a', { delete_protection: false })) },
  ],
  unknown: [
    {
      title: 'actions known only later',
      class: 'high',
      plan: {
        ...plan(updated(policy, actions('aws:drop'), {}, { unknown: { firewall_policy: true } })),
        configured: { [policy]: { firewall_policy: [] } },
      },
    },
  ],
};
