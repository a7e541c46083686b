import type { ResourceChange } from '../../../analysis.ts';
import { creates, destroys, kindOf } from '../../../plan/actions.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import { valuesAt } from '../../guards/path.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const irreversible = { reversibility: 'irreversible' } as const;

/** What is given up with the object: an address or a name that may be somebody else's tomorrow, or nobody's for a while. */
const released: ReadonlyMap<string, string> = new Map([
  ['aws_eip', 'gives up an address, which others may get'],
  ['google_compute_address', 'gives up an address, which others may get'],
  ['google_compute_global_address', 'gives up an address, which others may get'],
  ['azurerm_public_ip', 'gives up an address, which others may get'],
  ['aws_globalaccelerator_accelerator', 'gives up its addresses for good'],
  ['aws_route53_zone', 'gives up its name servers; the same zone gets others'],
  ['aws_s3_bucket', 'gives up a name that anybody may take'],
  ['google_storage_bucket', 'gives up a name that anybody may take'],
  ['aws_cognito_user_pool_domain', 'gives up a name that anybody may take'],
  ['azurerm_storage_account', 'gives up a name that anybody may take'],
  ['google_sql_database_instance', 'locks its name for a week'],
  ['google_project', 'gives up an id that cannot be used again'],
  ['azurerm_key_vault', 'locks its name until it is purged'],
]);

export const noWayBack: ChangeRule = {
  id: 'no-way-back',
  about: 'Some things no later change can take back: released names and addresses, and locks that hold by design.',
  class: 'high',
  source: 'REV-01',
  onChange: ({ change }) => {
    if (change.mode !== 'managed' || change.deposed !== undefined) return undefined;
    const say = destroys(change) ? givenUp(change) : locked(change);
    return say === undefined ? undefined : fires(say, { impacts: irreversible });
  },
};

function givenUp(change: ResourceChange): string | undefined {
  if (change.type !== 'aws_secretsmanager_secret') return released.get(change.type);
  const window = beforeOf(change, 'recovery_window_in_days');
  return window === 0 ? undefined : 'locks its name while it can still be recovered';
}

/** Locks that nobody, not even their owner, can open before their time. */
function locked(change: ResourceChange): string | undefined {
  if (!creates(change) && kindOf(change.actions) !== 'update') return undefined;
  switch (change.type) {
    case 'aws_s3_bucket_object_lock_configuration':
      return becomes(change, 'rule/default_retention/mode', 'COMPLIANCE')
        ? 'keeps every new object from being deleted, by anybody'
        : undefined;
    case 'aws_glacier_vault_lock':
      return afterOf(change, 'complete_lock') === true && beforeOf(change, 'complete_lock') !== true
        ? 'locks the policy of a vault for ever'
        : undefined;
    case 'aws_backup_vault_lock_configuration':
      return valuesAt(change.after, 'changeable_for_days').length > 0 &&
        valuesAt(change.before, 'changeable_for_days').length === 0
        ? 'locks a vault for ever when its grace days are over'
        : undefined;
    default:
      return undefined;
  }
}

function becomes(change: ResourceChange, path: string, word: string): boolean {
  return valuesAt(change.after, path).includes(word) && !valuesAt(change.before, path).includes(word);
}
