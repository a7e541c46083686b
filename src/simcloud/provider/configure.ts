import { SimFailure } from '../failure.ts';
import { type Block, block, listBlock, oneBlock, optional } from '../schema/schema.ts';
import { listOf, recordsOf, textOf, UNKNOWN, type Values } from '../schema/values.ts';
import type { Session } from './session.ts';

/** The arguments of `provider "aws"` that ordinary configurations use. Credentials in it change nothing. */
export const providerBlock: Block = block(
  {
    access_key: optional('string'),
    allowed_account_ids: optional(['set', 'string']),
    forbidden_account_ids: optional(['set', 'string']),
    max_retries: optional('number'),
    profile: optional('string'),
    region: optional('string'),
    retry_mode: optional('string'),
    s3_use_path_style: optional('bool'),
    secret_key: optional('string', { sensitive: true }),
    shared_config_files: optional(['list', 'string']),
    shared_credentials_files: optional(['list', 'string']),
    skip_credentials_validation: optional('bool'),
    skip_metadata_api_check: optional('string'),
    skip_region_validation: optional('bool'),
    skip_requesting_account_id: optional('bool'),
    token: optional('string', { sensitive: true }),
  },
  {
    assume_role: listBlock(
      block({
        duration: optional('string'),
        external_id: optional('string'),
        role_arn: optional('string'),
        session_name: optional('string'),
      }),
    ),
    default_tags: oneBlock(block({ tags: optional(['map', 'string']) })),
    ignore_tags: oneBlock(block({ key_prefixes: optional(['set', 'string']), keys: optional(['set', 'string']) })),
  },
);

/** Takes the region and default tags; refuses what would lead into another account. */
export function configure(session: Session, config: Values): Session {
  const { account, accountId } = session.access;
  const allowed = listOf(config.allowed_account_ids);
  if (allowed.length && !allowed.includes(accountId)) {
    throw new SimFailure('AccountNotAllowed', `account ${accountId} (${account}) is not in allowed_account_ids`);
  }
  if (listOf(config.forbidden_account_ids).includes(accountId)) {
    throw new SimFailure('AccountForbidden', `account ${accountId} (${account}) is in forbidden_account_ids`);
  }
  for (const role of recordsOf(config.assume_role)) {
    const owner = textOf(role.role_arn).split(':')[4];
    if (owner && owner !== accountId) {
      throw new SimFailure(
        'AccessDenied',
        `${textOf(role.role_arn)} is a role of another account than ${accountId} (${account}): simulated credentials cannot assume it`,
      );
    }
  }
  const tags = recordsOf(config.default_tags)[0]?.tags;
  const defaultTags = typeof tags === 'object' && tags !== null ? (tags as Values) : {};
  const region = config.region === UNKNOWN ? '' : textOf(config.region);
  return { ...session, region: region || session.region, defaultTags };
}
