import type { ResourceChange } from '../../../analysis.ts';
import { destroys } from '../../../plan/actions.ts';
import { configAddress } from '../../../plan/address.ts';
import { isUnknown } from '../../../plan/change.ts';
import { typeNames } from '../../resource-types/names.ts';
import { kept } from '../../resource-types/stateful.ts';
import type { PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { isEncryptionKey, isUnder } from './keys.ts';
import type { Mention } from './mentions.ts';

/** What holds no data of its own under a key, though it may name one. */
const notStores = typeNames('aws_kms_* google_kms_* azurerm_key_vault* aws_sns_topic aws_eks_cluster');
const settings = typeNames('aws_s3_bucket_server_side_encryption_configuration aws_kinesis_firehose_delivery_stream');

/** Stores whose provider writes all they hold anew where they are given another key. */
const rewriting = typeNames('aws_dynamodb_table aws_secretsmanager_secret aws_redshift_cluster aws_ssm_parameter');

const impacts = { security: 'secret', data: 'schema-data', reversibility: 'partially-reversible' } as const;

export const leftUnderOldKey: PlanRule = {
  id: 'left-under-old-key',
  about: 'What was written under a key stays under it when the store is given another, and is lost with the old key.',
  class: 'critical',
  source: 'XAC-10',
  onPlan: ({ analysis }) => {
    const keys = analysis.changes.filter((change) => isEncryptionKey(change) && destroys(change));
    if (keys.length === 0) return [];
    return analysis.changes.filter(isKeptStore).flatMap((store) =>
      keys.flatMap((key) => {
        const isLeft = leftUnder(store, key);
        if (isLeft === 'no') return [];
        const say = `holds data under ${key.address}, which goes, and nothing writes it anew`;
        return [
          {
            address: store.address,
            ...(isLeft === 'yes' ? fires(say, { impacts }) : cannotTell(`perhaps ${say}`, { impacts })),
          },
        ];
      }),
    );
  },
};

/** A forgotten store is out there as before. */
function isKeptStore(change: ResourceChange): boolean {
  const { type, mode, before } = change;
  const isStore = (kept.has(type) && !notStores.has(type)) || settings.has(type);
  return isStore && mode === 'managed' && before !== null && !destroys(change);
}

function leftUnder(store: ResourceChange, key: ResourceChange): Mention {
  const before = isUnder(store.before, key);
  if (before === 'no' || !rewriting.has(store.type) || !store.actions.includes('update')) return before;
  const after = isUnder(store.after, key);
  if (after !== 'no') return after === 'yes' ? before : 'unknown';
  return isOpen(store, key) ? 'unknown' : 'no';
}

/** Is what the store will be under known only later, and not because it is the key that takes the place of the old one? */
function isOpen(store: ResourceChange, key: ResourceChange): boolean {
  const block = configAddress(key.address);
  return store.configured
    .filter((name) => /kms|encrypt/.test(name) && isUnknown(store, name))
    .some((name) => !(store.references[name] ?? []).includes(block));
}
