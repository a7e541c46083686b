import type { Value } from '../../analysis.ts';
import { memberOf, textsOf, wordOf } from '../../plan/read.ts';

type Share = {
  readonly attributes: readonly string[];
  /** The type is nothing but the share. */
  readonly isWhole: boolean;
  readonly what: string;
};

const rows: readonly (readonly [string, Share])[] = [
  [
    'aws_ami_launch_permission',
    {
      attributes: ['account_id', 'group', 'organization_arn', 'organizational_unit_arn'],
      isWhole: true,
      what: 'an image',
    },
  ],
  [
    'aws_snapshot_create_volume_permission',
    { attributes: ['account_id'], isWhole: true, what: 'a snapshot of a disk' },
  ],
  ['aws_db_snapshot', { attributes: ['shared_accounts'], isWhole: false, what: 'a snapshot of a database' }],
  ['aws_db_snapshot_copy', { attributes: ['shared_accounts'], isWhole: false, what: 'a snapshot of a database' }],
  ['aws_db_cluster_snapshot', { attributes: ['shared_accounts'], isWhole: false, what: 'a snapshot of a database' }],
  [
    'aws_rds_cluster_snapshot_copy',
    { attributes: ['shared_accounts'], isWhole: false, what: 'a snapshot of a database' },
  ],
  ['aws_ssm_document', { attributes: ['permissions'], isWhole: false, what: 'a document of commands' }],
  ['aws_redshift_endpoint_authorization', { attributes: ['account'], isWhole: true, what: 'a data warehouse' }],
  ['aws_servicecatalog_portfolio_share', { attributes: ['principal_id'], isWhole: true, what: 'a portfolio' }],
  ['aws_ram_principal_association', { attributes: ['principal'], isWhole: true, what: 'resources of a share' }],
];

const shares: ReadonlyMap<string, Share> = new Map(rows);

export const wholeShareTypes: readonly string[] = rows.filter(([, { isWhole }]) => isWhole).map(([type]) => type);

export function shareOf(type: string): Share | undefined {
  return shares.get(type);
}

/** Account ids, `all`, and ARNs of organizations or their units or of principals that one attribute names. */
export function sharedWith(values: Value, attribute: string): readonly string[] {
  const value = memberOf(values, attribute);
  if (attribute === 'permissions')
    return wordOf(memberOf(value, 'account_ids'))
      .split(',')
      .map((id) => id.trim().toLowerCase())
      .filter((id) => id !== '');
  return typeof value === 'string' && value !== '' ? [value] : textsOf(value);
}
