import type { Rule } from '../../rule.ts';
import { cloudEndpoint } from './cloud-endpoint.ts';
import { cloudFirewall } from './cloud-firewall.ts';
import { endpointPolicy } from './endpoint-policy.ts';
import { instanceMetadata } from './instance-metadata.ts';
import { privateEndpoint } from './private-endpoint.ts';
import { publicAddress } from './public-address.ts';
import { publicEndpoint } from './public-endpoint.ts';
import { publicLoadBalancer } from './public-load-balancer.ts';
import { weakDistribution } from './weak-distribution.ts';
import { weakListener } from './weak-listener.ts';

/** What stands on the internet, or asks less of those who come (NET-13 to NET-15, NET-18, NET-21, NET-22). */
export const exposureRules: readonly Rule[] = [
  publicAddress,
  publicEndpoint,
  publicLoadBalancer,
  weakListener,
  weakDistribution,
  privateEndpoint,
  endpointPolicy,
  instanceMetadata,
  cloudFirewall,
  cloudEndpoint,
];
