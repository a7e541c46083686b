import { created, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const database = 'aws_db_instance.d';
const viewer = (arn: string, version: string) => ({
  viewer_certificate: [{ acm_certificate_arn: arn, minimum_protocol_version: version }],
});

export const table: RuleTable = {
  rule: 'endpoint-moved',
  fires: [
    {
      title: 'another name of a database',
      class: 'high',
      plan: updated(database, { identifier: 'a' }, { identifier: 'b' }),
      say: 'name',
    },
    { title: 'another port', class: 'high', plan: updated(database, { port: 5432 }, { port: 5433 }), say: 'port' },
    {
      title: 'another certificate of a listener',
      class: 'high',
      plan: updated('aws_lb_listener.l', { certificate_arn: 'arn:a' }, { certificate_arn: 'arn:b' }),
      say: 'certificate',
    },
    {
      title: 'another certificate of a distribution',
      class: 'high',
      plan: updated('aws_cloudfront_distribution.d', viewer('a', 'TLSv1.2_2021'), viewer('b', 'TLSv1.2_2021')),
    },
  ],
  silent: [
    {
      title: 'another version of TLS',
      plan: updated('aws_cloudfront_distribution.d', viewer('a', 'TLSv1.2_2019'), viewer('a', 'TLSv1.2_2021')),
    },
    {
      title: 'a first certificate',
      plan: updated('aws_lb_listener.l', { certificate_arn: '' }, { certificate_arn: 'arn:b' }),
    },
    { title: 'a new database', plan: created(database, { identifier: 'a' }) },
    {
      title: 'what nobody sets',
      plan: one(database, ['update'], { before: { port: 1 }, after: {}, unknown: { port: true } }),
    },
  ],
  unknown: [
    {
      title: 'the certificate is known only later',
      class: 'high',
      plan: opened('aws_lb_listener.l', { certificate_arn: 'arn:a' }, 'certificate_arn'),
    },
  ],
};
