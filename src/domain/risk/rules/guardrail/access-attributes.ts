import { canonical } from '../../../canonical.ts';
import { guardRule } from '../../switched-off.ts';

export const accessAttributes = guardRule({
  id: 'access-attributes',
  about: 'Policies that ask for a tag of the person rest on where that tag comes from.',
  class: 'high',
  source: 'ORG: attributes for access control of IAM Identity Center',
  gone: {
    aws_ssoadmin_instance_access_control_attributes: {
      say: 'takes away the attributes of persons that policies ask for',
    },
  },
  switches: [
    {
      types: ['aws_ssoadmin_instance_access_control_attributes'],
      attribute: 'attribute',
      strength: {
        holds: () => true,
        keeps: (before, after) => canonical(before ?? null) === canonical(after ?? null),
      },
      say: 'changes where the attributes of persons come from that policies ask for',
    },
  ],
});
