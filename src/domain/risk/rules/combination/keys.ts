import type { ResourceChange, Value } from '../../../analysis.ts';
import { membersOf } from '../../../plan/read.ts';
import { typeNames } from '../../resource-types/names.ts';
import type { Mention } from './mentions.ts';
import { mentions, surest, textsUnder } from './mentions.ts';

const encryptionKeys = typeNames(`
  aws_kms_key aws_kms_external_key aws_kms_replica_key aws_kms_replica_external_key google_kms_crypto_key
  azurerm_key_vault_key
`);

export function isEncryptionKey({ type, mode }: ResourceChange): boolean {
  return mode === 'managed' && encryptionKeys.has(type);
}

/** Attributes in which a store says what it is encrypted with; `rule` is that of a bucket's own resource for it. */
const encrypting = /kms|encrypt|customer_managed_key|key_vault_key|^rule$/;

/** Does a store say that it is encrypted with the key as it was before the plan? */
export function isUnder(store: Value, key: ResourceChange): Mention {
  const ids = idsOf(key);
  return surest(
    Object.entries(membersOf(store))
      .filter(([name]) => encrypting.test(name))
      .map(([, value]) => mentions(value, ids)),
  );
}

/** The bare id of a key for several regions is the same in all of them, so it names no one key. */
function idsOf({ before }: ResourceChange): ReadonlySet<string> {
  const ids = textsUnder(before, ['id', 'arn', 'key_id', 'versionless_id', 'resource_versionless_id']);
  return new Set([...ids].filter((id) => !id.startsWith('mrk-')));
}
