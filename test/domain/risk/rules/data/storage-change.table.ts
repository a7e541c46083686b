import type { RuleTable } from '../table.ts';
import { changed, opened } from './changed.ts';

const db = 'aws_db_instance.db';
const size = (from: unknown, to: unknown) => changed(db, { allocated_storage: from }, { allocated_storage: to });
const key = (from: unknown, to: unknown) => changed(db, { kms_key_id: from }, { kms_key_id: to });

export const table: RuleTable = {
  rule: 'storage-change',
  fires: [
    { title: 'growth', class: 'high', plan: size(100, 200), say: 'cannot shrink again' },
    { title: 'shrinking', class: 'high', plan: size(200, 100), say: 'takes a new one' },
    {
      title: 'growth inside a block',
      plan: changed(
        'aws_opensearch_domain.o',
        { ebs_options: [{ volume_size: 10 }] },
        { ebs_options: [{ volume_size: 20 }] },
      ),
    },
    { title: 'another key', class: 'high', plan: key('arn:key/1', 'arn:key/2'), say: 'another key' },
    { title: 'no key of its own', plan: key('arn:key/1', null) },
    {
      title: 'another zone',
      plan: changed(
        'aws_ebs_volume.v',
        { availability_zone: 'a' },
        { availability_zone: 'b' },
        { actions: ['delete', 'create'] },
      ),
    },
  ],
  silent: [
    { title: 'the same size', plan: changed(db, { allocated_storage: 9, a: 1 }, { allocated_storage: 9, a: 2 }) },
    { title: 'a size that was not known', plan: size(null, 100) },
    { title: 'a key where none was', plan: key(null, 'arn:key/1') },
    {
      title: 'a key of something else',
      plan: changed('aws_lambda_function.f', { kms_key_id: 'a' }, { kms_key_id: 'b' }),
    },
    {
      title: 'a zone that the provider fills in',
      plan: changed('aws_ebs_volume.v', { availability_zone: 'a' }, {}, { unknown: { availability_zone: true } }),
    },
  ],
  unknown: [
    { title: 'a size of the apply', class: 'high', plan: opened(db, { allocated_storage: 100 }, 'allocated_storage') },
    {
      title: 'a key that the same plan makes',
      class: 'high',
      plan: opened(db, { kms_key_id: 'arn:key/1' }, 'kms_key_id'),
    },
  ],
};
