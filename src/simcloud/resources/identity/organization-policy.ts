import { computed, immutable, optional, required } from '../../schema/schema.ts';
import { globalArn, type ResourceType, tagged } from '../definition.ts';

const kinds = [
  'AISERVICES_OPT_OUT_POLICY',
  'BACKUP_POLICY',
  'CHATBOT_POLICY',
  'DECLARATIVE_POLICY_EC2',
  'RESOURCE_CONTROL_POLICY',
  'SERVICE_CONTROL_POLICY',
  'TAG_POLICY',
];

export const organizationPolicy: ResourceType = {
  isGlobal: true,
  block: tagged({
    arn: computed('string'),
    content: required('string'),
    description: optional('string'),
    name: required('string'),
    skip_destroy: optional('bool'),
    type: optional('string', { ...immutable, fallback: 'SERVICE_CONTROL_POLICY', oneOf: kinds }),
  }),
  id: ({ fresh }) => `p-${fresh('organization-policy', 8)}`,
  fill: {
    arn: ({ place, id }) => globalArn('organizations', place, `policy/o-simulated1/service_control_policy/${id}`),
  },
};
