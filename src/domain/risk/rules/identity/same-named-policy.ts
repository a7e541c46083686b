import { managedName } from '../../../iam/managed-policies.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import { arnsIn } from '../../rights/attached.ts';
import { attachedAttributes } from '../../rights/carriers.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

export const sameNamedPolicy: ChangeRule = {
  id: 'same-named-policy',
  about: 'A policy with the name of one of AWS but another text passes unseen.',
  class: 'high',
  source: 'IAM-20',
  onChange: ({ change }) => {
    const attribute = attachedAttributes.get(change.type);
    if (attribute === undefined) return undefined;
    const aws = arnsIn(beforeOf(change, attribute)).flatMap((arn) => managedName(arn) ?? []);
    const own = arnsIn(afterOf(change, attribute)).filter((arn) => managedName(arn) === undefined);
    const name = own.map((arn) => arn.split('/').at(-1) ?? '').find((last) => aws.includes(last));
    return name === undefined
      ? undefined
      : fires(`attaches another policy in place of ${name} of AWS, under the same name`, { attribute, impacts });
  },
};
