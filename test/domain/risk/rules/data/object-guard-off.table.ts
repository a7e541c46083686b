import type { RuleTable } from '../table.ts';
import { changed, opened } from './changed.ts';

const versioning = 'aws_s3_bucket_versioning.v';
const lock = 'aws_s3_bucket_object_lock_configuration.l';
const copies = 'aws_s3_bucket_replication_configuration.r';
const versions = (status: string, more: object = {}) => ({ versioning_configuration: [{ status, ...more }] });
const locked = (mode: string, more: object) => ({ rule: [{ default_retention: [{ mode, ...more }] }] });
const rule = (id: string, status = 'Enabled') => ({ id, status });
const gone = (address: string) => ({ changes: [{ address, actions: ['delete'] }] });

export const table: RuleTable = {
  rule: 'object-guard-off',
  directed: true,
  fires: [
    {
      title: 'versions suspended',
      class: 'high',
      plan: changed(versioning, versions('Enabled'), versions('Suspended')),
    },
    {
      title: 'versions off in the bucket itself',
      plan: changed('aws_s3_bucket.b', { versioning: [{ enabled: true }] }, { versioning: [{ enabled: false }] }),
    },
    {
      title: 'no second factor',
      plan: changed(
        versioning,
        versions('Enabled', { mfa_delete: 'Enabled' }),
        versions('Enabled', { mfa_delete: 'Disabled' }),
      ),
      say: 'second factor',
    },
    {
      title: 'a lock that people with rights can lift',
      plan: changed(lock, locked('COMPLIANCE', { days: 30 }), locked('GOVERNANCE', { days: 30 })),
    },
    {
      title: 'a shorter lock',
      plan: changed(lock, locked('GOVERNANCE', { years: 7 }), locked('GOVERNANCE', { years: 1 })),
    },
    { title: 'a lock without a time', plan: changed(lock, locked('GOVERNANCE', { days: 30 }), { rule: [] }) },
    {
      title: 'copies that stop',
      plan: changed(copies, { rule: [rule('a'), rule('b')] }, { rule: [rule('b')] }),
      say: 'rule a',
    },
    { title: 'copies that pause', plan: changed(copies, { rule: [rule('a')] }, { rule: [rule('a', 'Disabled')] }) },
    ...[versioning, lock, copies].map((address) => ({
      title: `${address} goes`,
      class: 'high' as const,
      plan: gone(address),
      say: 'versions, locks or copies',
    })),
  ],
  silent: [
    { title: 'versions on', plan: changed(versioning, versions('Suspended'), versions('Enabled')) },
    { title: 'versions that never were', plan: changed(versioning, versions('Disabled'), versions('Suspended')) },
    {
      title: 'a longer lock',
      plan: changed(lock, locked('GOVERNANCE', { days: 3 }), locked('COMPLIANCE', { days: 4 })),
    },
    { title: 'one more copy', plan: changed(copies, { rule: [rule('a')] }, { rule: [rule('b'), rule('a')] }) },
    { title: 'a rule that was off', plan: changed(copies, { rule: [rule('a', 'Disabled')] }, { rule: [] }) },
  ],
  unknown: [
    {
      title: 'versions of the apply',
      class: 'high',
      plan: opened(versioning, versions('Enabled'), 'versioning_configuration'),
    },
    { title: 'copies of the apply', class: 'high', plan: opened(copies, { rule: [rule('a')] }, 'rule') },
  ],
};
