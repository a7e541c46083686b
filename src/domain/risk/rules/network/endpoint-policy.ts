import { endpointMeaning } from '../../network/endpoint-policy.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const attribute = 'policy';
const impacts = { security: 'network' } as const;

export const endpointPolicy: ChangeRule = {
  id: 'endpoint-policy',
  about: 'The policy of an endpoint keeps data from leaving by it to resources of others.',
  class: 'high',
  source: 'NET-18',
  onChange: ({ change }) => {
    switch (endpointMeaning(change)) {
      case 'everything':
        return fires('lets everything through the endpoint', { class: 'critical', attribute, impacts });
      case 'wider':
        return fires('lets more through the endpoint', { attribute, impacts });
      case 'cannot-tell':
        return cannotTell('what the endpoint lets through cannot be told', { class: 'critical', attribute, impacts });
      default:
        return undefined;
    }
  },
};
