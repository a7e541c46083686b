import type { ResourceChange } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { wordOf } from '../../../plan/read.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { Weakness } from '../../network/weakness.ts';
import { isNone, weaklySet } from '../../network/weakness.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;
const listeners = 'aws_lb_listener aws_alb_listener';
const rules = 'aws_lb_listener_rule aws_alb_listener_rule';
const asking = ['authenticate-oidc', 'authenticate-cognito', 'jwt-validation'];

const settings: readonly Weakness[] = [
  {
    types: listeners,
    path: 'protocol',
    isWeak: isNone('HTTPS', 'TLS'),
    say: 'no longer encrypts what it hears',
    atUpdate: true,
  },
  ...['default_action', 'action'].map(
    (name): Weakness => ({
      types: name === 'action' ? rules : listeners,
      path: `${name}[*].type`,
      isWeak: isNone(...asking),
      say: 'no longer asks who somebody is',
      atUpdate: true,
    }),
  ),
  {
    types: listeners,
    path: 'mutual_authentication[*].mode',
    isWeak: isNone('verify'),
    say: 'no longer checks the certificates of those who ask',
    atUpdate: true,
  },
];

export const weakListener: ChangeRule = {
  id: 'weak-listener',
  about: 'A listener decides whether traffic is encrypted and who somebody must be.',
  class: 'high',
  source: 'NET-15',
  onChange: ({ change }) => [...weaklySet(change, settings, impacts), ...protocols(change)],
};

const attribute = 'ssl_policy';

function protocols(change: ResourceChange): readonly Hit[] {
  if (!listeners.split(' ').includes(change.type) || change.before === null) return [];
  if (!creates(change) && kindOf(change.actions) !== 'update') return [];
  const was = wordOf(beforeOf(change, attribute));
  const isOpen = isUnknown(change, attribute) && change.configured.includes(attribute);
  const will = wordOf(afterOf(change, attribute));
  if (was === '' || was === will || (!isOpen && will === '')) return [];
  const [before, after] = [oldest(was), isOpen ? undefined : oldest(will)];
  if (after === undefined) return [cannotTell('which protocols it speaks cannot be told', { attribute, impacts })];
  return after < (before ?? 4) ? [fires('speaks older protocols than before', { attribute, impacts })] : [];
}

/** The oldest version of TLS 1 that a policy of a load balancer speaks. */
function oldest(policy: string): number | undefined {
  const named = /TLS(?:13)?-1-([0-3])|FS-1-([0-2])/.exec(policy);
  if (named) return Number(named[1] ?? named[2]);
  return /^ELBSecurityPolicy-(?:201[0-9]-[0-9]{2}|FS-2018-06)$/.test(policy) ? 0 : undefined;
}
