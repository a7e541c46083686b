import type { Weakness } from '../../network/weakness.ts';
import { isAny, isUnset, weaklySet } from '../../network/weakness.ts';
import type { ChangeRule } from '../../rule.ts';

const types = 'aws_cloudfront_distribution';
const behaviors = ['default_cache_behavior', 'ordered_cache_behavior'];
const oldProtocols = ['SSLv3', 'TLSv1', 'TLSv1_2016', 'TLSv1.1_2016'];

const settings: readonly Weakness[] = [
  ...behaviors.flatMap((name): readonly Weakness[] => [
    {
      types,
      path: `${name}[*].viewer_protocol_policy`,
      isWeak: isAny('allow-all'),
      say: 'lets viewers ask without encryption',
    },
    {
      types,
      path: `${name}[*].trusted_key_groups[*]`,
      isWeak: isUnset,
      say: 'no longer asks viewers for a signature',
      atUpdate: true,
    },
  ]),
  {
    types,
    path: 'origin[*].origin_access_control_id',
    isWeak: (values) => !values.some((value) => value !== ''),
    say: 'no longer proves itself to its origin',
    atUpdate: true,
  },
  {
    types,
    path: 'restrictions[*].geo_restriction[*].restriction_type',
    isWeak: isAny('none'),
    say: 'serves every country',
    atUpdate: true,
  },
  {
    types,
    path: 'viewer_certificate[*].minimum_protocol_version',
    isWeak: isAny(...oldProtocols),
    say: 'speaks protocols to viewers that can be broken',
    atUpdate: true,
  },
];

export const weakDistribution: ChangeRule = {
  id: 'weak-distribution',
  about: 'What a distribution asks of viewers and of its origin keeps strangers from both.',
  class: 'high',
  source: 'NET-15',
  onChange: ({ change }) => weaklySet(change, settings, { security: 'network', user: 'public' }),
};
