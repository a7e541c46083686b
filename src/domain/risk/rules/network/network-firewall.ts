import type { Weakness } from '../../network/weakness.ts';
import { isAny, isNone, weaklySet } from '../../network/weakness.ts';
import type { ChangeRule } from '../../rule.ts';

const firewall = 'aws_networkfirewall_firewall';
const policy = 'aws_networkfirewall_firewall_policy';

const settings: readonly Weakness[] = [
  ...['stateless_default_actions', 'stateless_fragment_default_actions'].map(
    (name): Weakness => ({
      types: policy,
      path: `firewall_policy[*].${name}[*]`,
      isWeak: isNone('aws:drop'),
      say: 'no longer drops what no rule speaks of',
      atUpdate: true,
    }),
  ),
  {
    types: policy,
    path: 'firewall_policy[*].stateless_default_actions[*]',
    isWeak: isAny('aws:pass'),
    say: 'lets through what no rule speaks of, without looking into it',
  },
  {
    types: policy,
    path: 'firewall_policy[*].stateful_default_actions[*]',
    isWeak: isNone('aws:drop_strict', 'aws:drop_established'),
    say: 'lets through connections that no rule speaks of',
    atUpdate: true,
  },
  ...['delete_protection', 'subnet_change_protection', 'firewall_policy_change_protection'].map(
    (path): Weakness => ({ types: firewall, path, isWeak: isNone(true), say: `switches off ${path}`, atUpdate: true }),
  ),
];

export const networkFirewall: ChangeRule = {
  id: 'network-firewall',
  about: 'A firewall that passes what it does not know is none for it.',
  class: 'high',
  source: 'NET-17',
  onChange: ({ change }) => weaklySet(change, settings),
};
