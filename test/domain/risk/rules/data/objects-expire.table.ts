import type { PlanParts } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';
import { changed, opened } from './changed.ts';

const cycle = 'aws_s3_bucket_lifecycle_configuration.c';
const s3 = (days: unknown, more: object = {}) => ({ status: 'Enabled', expiration: [{ days }], ...more });
const logs = { filter: [{ prefix: 'logs/' }] };
const images = 'aws_ecr_lifecycle_policy.p';
const image = (...rules: object[]) => ({ repository: 'app', policy: JSON.stringify({ rules }) });
const untagged = (countNumber: number, rulePriority = 1) => ({
  rulePriority,
  selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber },
  action: { type: 'expire' },
});
const google = (type: string, condition: object) => ({
  lifecycle_rule: [{ action: [{ type }], condition: [condition] }],
});
const azure = (days: number, more: object = {}) => ({
  rule: [
    {
      name: 'a',
      enabled: true,
      actions: [{ base_blob: [{ delete_after_days_since_creation_greater_than: days }] }],
      ...more,
    },
  ],
});
const made = (after: object, more: object = {}, others: PlanParts['changes'] = []): PlanParts => ({
  changes: [{ address: cycle, actions: ['create'], after, ...more }, ...others],
});
const rules = (before: object[], after: object[]) => changed(cycle, { rule: before }, { rule: after });

export const table: RuleTable = {
  rule: 'objects-expire',
  directed: true,
  fires: [
    { title: 'sooner', class: 'high', plan: rules([s3(90)], [s3(30)]), say: 'kept longer' },
    { title: 'one more rule', plan: rules([s3(90, logs)], [s3(90, logs), s3(9, { filter: [{ prefix: 'data/' }] })]) },
    { title: 'everything instead of some', plan: rules([s3(90, logs)], [s3(90)]) },
    {
      title: 'earlier versions too',
      plan: rules([], [{ status: 'Enabled', noncurrent_version_expiration: [{ noncurrent_days: 7 }] }]),
    },
    { title: 'a rule that was off', plan: rules([{ ...s3(30), status: 'Disabled' }], [s3(30)]) },
    { title: 'on one day', plan: rules([], [{ status: 'Enabled', expiration: [{ date: '2027-01-01T00:00:00Z' }] }]) },
    {
      title: 'rules in the bucket itself',
      plan: changed(
        'aws_s3_bucket.b',
        { lifecycle_rule: [{ enabled: true, expiration: [{ days: 9 }] }] },
        { lifecycle_rule: [{ enabled: true, expiration: [{ days: 3 }] }] },
      ),
    },
    { title: 'the first rules of a bucket that is there', class: 'high', plan: made({ bucket: 'b', rule: [s3(30)] }) },
    {
      title: 'rules beside something else of that bucket',
      plan: made({ bucket: 'b', rule: [s3(30)] }, {}, [
        { address: 'aws_s3_bucket_versioning.v', actions: ['create'], after: { bucket: 'b' } },
        { address: 'aws_s3_bucket.c', actions: ['create'], after: { bucket: 'c' } },
      ]),
    },
    { title: 'images', plan: changed(images, image(untagged(30)), image(untagged(3))) },
    {
      title: 'the first rules of a repository that is there',
      plan: { changes: [{ address: images, actions: ['create'], after: image(untagged(3)) }] },
    },
    {
      title: 'objects at Google',
      plan: changed('google_storage_bucket.b', google('Delete', { age: 90 }), google('Delete', { age: 30 })),
    },
    {
      title: 'all objects at Google, by a condition without age',
      plan: changed('google_storage_bucket.b', google('SetStorageClass', { age: 3 }), google('Delete', {})),
    },
    { title: 'blobs at Azure', plan: changed('azurerm_storage_management_policy.p', azure(90), azure(30)) },
  ],
  silent: [
    { title: 'later', plan: rules([s3(30)], [s3(90)]) },
    { title: 'some instead of everything', plan: rules([s3(30)], [s3(30, logs)]) },
    {
      title: 'to a cheaper class',
      plan: rules([], [{ status: 'Enabled', transition: [{ days: 30, storage_class: 'GLACIER' }] }]),
    },
    {
      title: 'a marker of nothing',
      plan: rules([], [{ status: 'Enabled', expiration: [{ days: 0, expired_object_delete_marker: true }] }]),
    },
    {
      title: 'a bucket that the same plan makes',
      plan: made({ bucket: 'b', rule: [s3(30)] }, {}, [
        { address: 'aws_s3_bucket.b', actions: ['create'], after: { bucket: 'b' } },
      ]),
    },
    { title: 'a bucket whose name is of the apply', plan: made({ rule: [s3(30)] }, { unknown: { bucket: true } }) },
    {
      title: 'a new bucket with rules of its own',
      plan: {
        changes: [{ address: 'google_storage_bucket.b', actions: ['create'], after: google('Delete', { age: 1 }) }],
      },
    },
    {
      title: 'rules that go',
      plan: { changes: [{ address: cycle, actions: ['delete'], before: { rule: [s3(30)] } }] },
    },
    {
      title: 'blobs of a rule that is off',
      plan: changed('azurerm_storage_management_policy.p', azure(90), azure(3, { enabled: false })),
    },
    { title: 'images in another order', plan: changed(images, image(untagged(3, 1)), image(untagged(3, 9))) },
    { title: 'the first policy without rules', plan: changed(images, { policy: null }, image()) },
  ],
  unknown: [
    { title: 'rules of the apply', class: 'high', plan: opened(cycle, { rule: [s3(90)] }, 'rule') },
    { title: 'a policy that is no JSON', class: 'high', plan: changed(images, image(), { policy: '{' }) },
    { title: 'a policy that is no text', class: 'high', plan: changed(images, image(), { policy: 5 }) },
    {
      title: 'masked rules',
      plan: changed(cycle, { rule: [s3(90)] }, { rule: [s3(90)] }, { afterSensitive: { rule: true } }),
    },
  ],
};
