import { computed, either, immutable, optional, required } from '../../schema/schema.ts';
import { textOf } from '../../schema/values.ts';
import { arn, type Birth, type ResourceType, tagged, untagged } from '../definition.ts';

/** The policy that a key is born with: the account, and so its policies, decide. */
function accountsOwn({ place }: Birth): string {
  const statement = {
    Sid: 'Enable IAM User Permissions',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${place.accountId}:root` },
    Action: 'kms:*',
    Resource: '*',
  };
  return JSON.stringify({ Version: '2012-10-17', Id: 'key-default-1', Statement: [statement] });
}

export const key: ResourceType = {
  block: tagged({
    arn: computed('string'),
    bypass_policy_lockout_safety_check: optional('bool', { fallback: false }),
    custom_key_store_id: optional('string', immutable),
    customer_master_key_spec: optional('string', { ...immutable, fallback: 'SYMMETRIC_DEFAULT' }),
    deletion_window_in_days: optional('number'),
    description: either('string'),
    enable_key_rotation: optional('bool', { fallback: false }),
    is_enabled: optional('bool', { fallback: true }),
    key_id: computed('string'),
    key_usage: optional('string', {
      ...immutable,
      fallback: 'ENCRYPT_DECRYPT',
      oneOf: ['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'],
    }),
    multi_region: either('bool', immutable),
    policy: either('string'),
    rotation_period_in_days: either('number'),
    xks_key_id: optional('string', immutable),
  }),
  id: ({ fresh }) => {
    const digits = fresh('key', 32);
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  },
  fill: {
    arn: ({ place, id }) => arn('kms', place, `key/${id}`),
    description: () => '',
    key_id: ({ id }) => id,
    multi_region: () => false,
    policy: accountsOwn,
    rotation_period_in_days: ({ draft }) => (draft.enable_key_rotation === true ? 365 : 0),
  },
};

export const keyAlias: ResourceType = {
  block: untagged({
    arn: computed('string'),
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    target_key_arn: computed('string'),
    target_key_id: required('string'),
  }),
  id: ({ draft, fresh }) => textOf(draft.name) || `${textOf(draft.name_prefix) || 'alias/'}${fresh('name', 26)}`,
  unique: { by: 'name', code: 'AlreadyExistsException' },
  needs: [{ attribute: 'target_key_id', type: 'aws_kms_key', code: 'NotFoundException' }],
  fill: {
    arn: ({ place, id }) => arn('kms', place, id),
    name: ({ id }) => id,
    name_prefix: () => '',
    target_key_arn: ({ place, draft }) => arn('kms', place, `key/${textOf(draft.target_key_id).split('/').at(-1)}`),
  },
};
