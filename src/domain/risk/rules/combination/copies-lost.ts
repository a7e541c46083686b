import type { ResourceChange } from '../../../analysis.ts';
import { destroys } from '../../../plan/actions.ts';
import { memberOf, textsOf } from '../../../plan/read.ts';
import { hitsOf } from '../../hits.ts';
import { typeNames } from '../../resource-types/names.ts';
import { databases } from '../../resource-types/stateful.ts';
import type { PlanRule, RuleContext } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { backupsWeakened } from '../data/backups-weakened.ts';
import { keyUnusable } from '../data/key-unusable.ts';
import { isEncryptionKey, isUnder } from './keys.ts';
import type { Mention } from './mentions.ts';
import { mentions, textsUnder } from './mentions.ts';

/** Where a copy says what it is a copy of. */
export const copySources: ReadonlyMap<string, string> = new Map([
  ['aws_db_snapshot', 'db_instance_identifier'],
  ['aws_db_cluster_snapshot', 'db_cluster_identifier'],
  ['aws_docdb_cluster_snapshot', 'db_cluster_identifier'],
  ['aws_neptune_cluster_snapshot', 'db_cluster_identifier'],
  ['aws_redshift_cluster_snapshot', 'cluster_identifier'],
  ['aws_db_instance_automated_backups_replication', 'source_db_instance_arn'],
  ['azurerm_data_protection_backup_instance_postgresql', 'database_id'],
  ['azurerm_data_protection_backup_instance_postgresql_flexible_server', 'server_id'],
  ['mongodbatlas_cloud_backup_schedule', 'cluster_name'],
  ['mongodbatlas_cloud_backup_snapshot', 'cluster_name'],
]);

/** Holders of copies that do not say of what. */
const vaults = typeNames(`
  aws_backup_vault aws_backup_logically_air_gapped_vault aws_backup_vault_lock_configuration
  azurerm_recovery_services_vault azurerm_data_protection_backup_vault google_backup_dr_backup_vault
`);

const impacts = { data: 'schema-data', reversibility: 'irreversible' } as const;

export const copiesLost: PlanRule = {
  id: 'copies-lost',
  about: 'A database goes in the same plan as what would bring it back: its copies, what makes them, or their key.',
  class: 'critical',
  source: 'XAC-01',
  onPlan: (context) => {
    const { changes } = context.analysis;
    const lost = changes.filter((one) => one.mode === 'managed' && destroys(one) && databases.has(one.type));
    if (lost.length === 0) return [];
    const touched = changes.filter(isTouched(context));
    return lost.flatMap((database) => {
      const ties = touched.map((other) => ({ other, tie: tieOf(other, database) }));
      const worst = ties.find(({ tie }) => tie === 'yes') ?? ties.find(({ tie }) => tie === 'unknown');
      if (!worst) return [];
      const { address } = database;
      const say = `${worst.other.address} goes or is weakened with it`;
      return [
        worst.tie === 'yes'
          ? { address, ...fires(`what would bring it back: ${say}`, { impacts }) }
          : { address, ...cannotTell(`perhaps what would bring it back: ${say}`, { impacts }) },
      ];
    });
  },
};

/** What is destroyed, and what a rule of data says is worth less than before. */
function isTouched(context: RuleContext): (change: ResourceChange) => boolean {
  const weakened = new Set(
    [backupsWeakened, keyUnusable].flatMap((rule) => hitsOf(rule, context)).map(({ address }) => address),
  );
  return (change) => change.mode === 'managed' && (destroys(change) || weakened.has(change.address));
}

function tieOf(other: ResourceChange, database: ResourceChange): Mention {
  if (isEncryptionKey(other)) return isUnder(database.before, other);
  const source = copySources.get(other.type);
  const names = textsUnder(database.before, ['id', 'arn', 'identifier', 'cluster_identifier', 'name']);
  if (source !== undefined) return mentions(memberOf(other.before, source), names);
  if (other.type === 'aws_backup_selection') return isSelected(other, names);
  const isNear = other.type.split('_')[0] === database.type.split('_')[0];
  const isPlan = other.type === 'aws_backup_plan' && !destroys(other);
  return isNear && (vaults.has(other.type) || isPlan) ? 'unknown' : 'no';
}

/** A plan goes only with its selections, and they say of what it made copies: by ARN, or by patterns and tags. */
function isSelected({ before }: ResourceChange, names: ReadonlySet<string>): Mention {
  const said = memberOf(before, 'resources');
  if (mentions(said, names) !== 'no') return mentions(said, names);
  const chosen = textsOf(said);
  return chosen.length > 0 && chosen.every((arn) => !arn.includes('*')) ? 'no' : 'unknown';
}
