import type { Analysis, ResourceChange, Value } from '../analysis.ts';
import { configAddress } from '../plan/address.ts';
import { isUnknown } from '../plan/change.ts';
import { memberOf, textOf } from '../plan/read.ts';

const types = new Set(['aws_lb', 'aws_alb', 'aws_elb']);

export function isLoadBalancer(type: string): boolean {
  return types.has(type);
}

/**
 * Which load balancers an attribute leads to: `public` or `internal` where the plan shows it of all of them, `some` where
 * it shows a load balancer and not which kind, `none` where it shows none. An ARN that this same plan makes is followed
 * through the configuration's references.
 */
export function loadBalancersBehind(
  change: ResourceChange,
  attribute: string,
  analysis: Analysis,
): 'public' | 'internal' | 'some' | 'none' {
  const arn = textOf(memberOf(change.after, attribute));
  const found = isUnknown(change, attribute)
    ? referenced(change.references[attribute] ?? [], analysis)
    : balancers(analysis).filter((values) => arn !== undefined && memberOf(values, 'arn') === arn);
  if (found.length === 0) return arn?.includes(':loadbalancer/') ? 'some' : 'none';
  if (found.every((values) => memberOf(values, 'internal') === false)) return 'public';
  return found.every((values) => memberOf(values, 'internal') === true) ? 'internal' : 'some';
}

function referenced(addresses: readonly string[], analysis: Analysis): readonly Value[] {
  const named = new Set(addresses);
  return [...analysis.changes, ...analysis.siblings]
    .filter(({ address, type }) => isLoadBalancer(type) && named.has(configAddress(address)))
    .map((row) => ('values' in row ? row.values : row.after));
}

/** As they will be where the plan changes them, else as they are. */
function balancers({ changes, siblings }: Analysis): readonly Value[] {
  const changing = changes.filter(({ type }) => isLoadBalancer(type));
  const addresses = new Set(changing.map(({ address }) => address));
  return [
    ...changing.map(({ after }) => after),
    ...siblings
      .filter(({ type, address }) => isLoadBalancer(type) && !addresses.has(address))
      .map(({ values }) => values),
  ];
}
