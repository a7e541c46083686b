import type { RuleTable } from '../table.ts';
import { changed, opened } from './changed.ts';

const key = 'aws_kms_key.k';
const alias = 'aws_kms_alias.a';

export const table: RuleTable = {
  rule: 'key-unusable',
  fires: [
    {
      title: 'a key that is disabled',
      class: 'critical',
      plan: changed(key, { is_enabled: true }, { is_enabled: false }),
    },
    {
      title: 'a key of elsewhere',
      class: 'critical',
      plan: changed('aws_kms_external_key.k', { enabled: true }, { enabled: false }),
    },
    {
      title: 'a version at Google',
      plan: changed('google_kms_crypto_key_version.v', { state: 'ENABLED' }, { state: 'DISABLED' }),
    },
    {
      title: 'a name of another key',
      class: 'critical',
      plan: changed(alias, { target_key_id: 'a' }, { target_key_id: 'b' }),
    },
    {
      title: 'material that will expire',
      plan: changed('aws_kms_external_key.k', {}, { valid_to: '2027-01-01T00:00:00Z' }),
    },
    {
      title: 'a key that expires sooner',
      plan: changed(
        'azurerm_key_vault_key.k',
        { expiration_date: '2028-01-01T00:00:00Z' },
        { expiration_date: '2027-01-01T00:00:00Z' },
      ),
    },
  ],
  silent: [
    { title: 'a key that is enabled', plan: changed(key, { is_enabled: false }, { is_enabled: true }) },
    {
      title: 'a key that expires later',
      plan: changed(
        'azurerm_key_vault_key.k',
        { expiration_date: '2027-01-01T00:00:00Z' },
        { expiration_date: '2028-01-01T00:00:00Z' },
      ),
    },
    {
      title: 'a key that expires no more',
      plan: changed('azurerm_key_vault_key.k', { expiration_date: '2027-01-01T00:00:00Z' }, {}),
    },
    {
      title: 'a new name',
      plan: { changes: [{ address: alias, actions: ['create'], after: { target_key_id: 'a' } }] },
    },
    {
      title: 'a key with other rights',
      plan: changed(key, { is_enabled: true, policy: 'a' }, { is_enabled: true, policy: 'b' }),
    },
  ],
  unknown: [
    {
      title: 'a name of a key that the same plan makes',
      class: 'critical',
      plan: opened(alias, { target_key_id: 'a' }, 'target_key_id'),
    },
    { title: 'a switch of the apply', class: 'critical', plan: opened(key, { is_enabled: true }, 'is_enabled') },
  ],
};
