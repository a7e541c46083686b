import { endpointMeaning, endpointPolicyTypes } from '../network/endpoint-policy.ts';
import type { Meaning, Reading } from './reading.ts';

/** What an endpoint lets through, as sets of grants. Without a policy it lets through everything. */
export const endpointPolicies: readonly Reading[] = endpointPolicyTypes.map((type) => ({
  types: [type],
  attributes: ['policy'],
  ...(type === 'aws_vpc_endpoint_policy' ? ({ wholeType: true } as const) : {}),
  meaning: (change): Meaning => {
    const meaning = endpointMeaning(change) ?? 'same';
    return meaning === 'everything' ? 'wider' : meaning;
  },
}));
