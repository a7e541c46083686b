import type { Rule } from '../../rule.ts';
import { accessAttributes } from './access-attributes.ts';
import { accountMoved } from './account-moved.ts';
import { accountRemoved } from './account-removed.ts';
import { delegatedAdmin } from './delegated-admin.ts';
import { organizationFeatures } from './organization-features.ts';
import { regionEnabled } from './region-enabled.ts';

/** What stands in the organization, and where. */
export const accountRules: readonly Rule[] = [
  accountRemoved,
  accountMoved,
  organizationFeatures,
  delegatedAdmin,
  regionEnabled,
  accessAttributes,
];
