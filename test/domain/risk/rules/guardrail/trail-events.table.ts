import { created, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const trail = 'aws_cloudtrail.t';
const plain = (...selectors: object[]) => ({ event_selector: selectors });
const all = { read_write_type: 'All', include_management_events: true, exclude_management_event_sources: [] };
const data = (...values: string[]) => ({ ...all, data_resource: [{ type: 'AWS::S3::Object', values }] });
const advanced = (...selectors: object[][]) => ({
  advanced_event_selector: selectors.map((field_selector) => ({ field_selector })),
});
const management = { field: 'eventCategory', equals: ['Management'] };
const writes = { field: 'readOnly', equals: ['false'] };
const bucket = (...names: string[]) => ({ field: 'resources.ARN', starts_with: names });
const without = (...sources: string[]) => ({ field: 'eventSource', not_equals: sources });
const narrowed = (before: object, after: object) => updated(trail, before, after);

export const table: RuleTable = {
  rule: 'trail-events',
  directed: true,
  fires: [
    {
      title: 'reads are left out',
      plan: narrowed(plain(all), plain({ ...all, read_write_type: 'WriteOnly' })),
      class: 'critical',
    },
    {
      title: 'management is left out',
      plan: narrowed(plain(data('arn:aws:s3')), plain({ ...data('arn:aws:s3'), include_management_events: false })),
    },
    {
      title: 'what a default wrote down is left out',
      plan: narrowed(plain(), plain({ ...all, read_write_type: 'ReadOnly' })),
    },
    {
      title: 'keys are left out',
      plan: narrowed(plain(all), plain({ ...all, exclude_management_event_sources: ['kms.amazonaws.com'] })),
    },
    {
      title: 'one bucket instead of all',
      plan: narrowed(plain(data('arn:aws:s3')), plain(data('arn:aws:s3:::one/'))),
    },
    {
      title: 'only writes, by fields',
      plan: narrowed(advanced([management]), advanced([management, writes])),
      class: 'critical',
    },
    {
      title: 'a bucket less, by fields',
      plan: narrowed(advanced([bucket('a', 'b')]), advanced([bucket('a')])),
    },
    {
      title: 'a source is left out, by fields',
      plan: narrowed(advanced([management]), advanced([management, without('kms.amazonaws.com')])),
    },
    {
      title: 'no look for what is unusual',
      plan: narrowed(
        { ...plain(all), insight_selector: [{ insight_type: 'ApiCallRateInsight' }] },
        { ...plain(all), insight_selector: [] },
      ),
      class: 'high',
    },
  ],
  silent: [
    { title: 'one more bucket', plan: narrowed(plain(data('a')), plain(data('a', 'b'))) },
    { title: 'a selector more', plan: narrowed(advanced([management]), advanced([management], [bucket('a')])) },
    { title: 'selectors in another order', plan: narrowed(plain(data('a'), data('b')), plain(data('b'), data('a'))) },
    {
      title: 'reads and writes in two selectors',
      plan: narrowed(
        plain(all),
        plain({ ...all, read_write_type: 'ReadOnly' }, { ...all, read_write_type: 'WriteOnly' }),
      ),
    },
    { title: 'fewer left out', plan: narrowed(advanced([without('a', 'b')]), advanced([without('a')])) },
    { title: 'a first trail of writes', plan: created(trail, plain({ ...all, read_write_type: 'WriteOnly' })) },
  ],
  unknown: [
    { title: 'selectors known only later', plan: open(trail, plain(all), 'event_selector') },
    { title: 'another kind of selector', plan: narrowed(plain(all), advanced([management])) },
    {
      title: 'selectors that are masked',
      plan: {
        changes: [
          {
            address: trail,
            actions: ['update'],
            before: plain(all),
            after: plain(data('a')),
            afterSensitive: { event_selector: true },
          },
        ],
      },
    },
  ],
};
