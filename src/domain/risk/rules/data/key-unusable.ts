import { typeNames } from '../../resource-types/names.ts';
import type { ChangeRule } from '../../rule.ts';
import type { Setting } from '../../settings/setting.ts';
import { becomesOther, endsSooner, leaves, turnedOff } from '../../settings/setting.ts';
import { weakened } from '../../settings/weakened.ts';

const uses: readonly Setting[] = [
  {
    types: typeNames('aws_kms_key'),
    path: 'is_enabled',
    weaker: turnedOff,
    say: 'disables a key, so that nothing under it can be read',
  },
  {
    types: typeNames('aws_kms_external_key aws_kms_replica_key aws_kms_replica_external_key'),
    path: 'enabled',
    weaker: turnedOff,
    say: 'disables a key, so that nothing under it can be read',
  },
  {
    types: typeNames('google_kms_crypto_key_version'),
    path: 'state',
    weaker: leaves('ENABLED'),
    say: 'disables a key, so that nothing under it can be read',
  },
  {
    types: typeNames('aws_kms_alias'),
    path: 'target_key_id',
    weaker: becomesOther,
    say: 'points a name at another key, so that who asks by that name meets a key that did not write the data',
  },
  {
    types: typeNames('aws_kms_external_key aws_kms_replica_external_key'),
    path: 'valid_to',
    weaker: endsSooner,
    say: 'lets the material of a key expire, or expire sooner',
  },
  {
    types: typeNames('azurerm_key_vault_key'),
    path: 'expiration_date',
    weaker: endsSooner,
    say: 'lets a key expire, or expire sooner',
  },
];

export const keyUnusable: ChangeRule = {
  id: 'key-unusable',
  about: 'Data under a key that is off, expired or another one cannot be read, wherever it is.',
  class: 'critical',
  source: 'DAT-10',
  onChange: ({ change }) =>
    weakened(change, uses, { security: 'secret', data: 'schema-data', reversibility: 'partially-reversible' }),
};
