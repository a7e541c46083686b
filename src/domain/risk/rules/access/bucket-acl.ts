import { creates, kindOf } from '../../../plan/actions.ts';
import { listText } from '../../../plan/differences.ts';
import { aclAttributes, aclGrants, everybody, everyCustomer } from '../../access/acl.ts';
import { touchedAttributes } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

export const bucketAcl: ChangeRule = {
  id: 'bucket-acl',
  about: 'A list on a bucket or an object lets others read and write besides every policy.',
  class: 'critical',
  source: 'RES-02, access control lists',
  onChange: ({ change }) => {
    const names = aclAttributes(change.type);
    const attribute = names.find((name) => change.configured.includes(name)) ?? names[0];
    if (attribute === undefined || !(creates(change) || kindOf(change.actions) === 'update')) return undefined;
    const isObject = !change.type.startsWith('aws_s3_bucket') || change.type === 'aws_s3_bucket_object';
    const weight = { class: isObject ? 'high' : 'critical', impacts: { security: 'policy', user: 'public' } } as const;
    const isTouched = creates(change) || touchedAttributes(change).some((name) => names.includes(name));
    if (!isTouched) return undefined;
    const after = aclGrants(change, 'after');
    if (!after) return cannotTell('whom its list lets in cannot be read', { attribute, ...weight });
    const before = aclGrants(change, 'before') ?? [];
    const added = after.filter((grant) => isForOthers(grant) && !before.includes(grant));
    return added.length > 0
      ? fires(`lets others in by its list: ${listText(added)}`, { attribute, ...weight })
      : undefined;
  },
};

function isForOthers(grant: string): boolean {
  return [`${everybody}:`, `${everyCustomer}:`, 'another account,'].some((who) => grant.startsWith(who));
}
