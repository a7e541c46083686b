import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const address = 'aws_route53_record.a';
const record = (type: string, ...records: string[]) => ({ type, name: 'shop.example.com', ttl: 60, records });
const dnssec = 'aws_route53_hosted_zone_dnssec.a';

export const table: RuleTable = {
  rule: 'dns-change',
  fires: [
    {
      title: 'another address',
      class: 'high',
      plan: plan(updated(address, record('A', '9.9.9.9'), record('A', '8.8.8.8'))),
      say: 'leads the A record elsewhere',
    },
    {
      title: 'other name servers',
      class: 'high',
      plan: plan(updated(address, record('NS', 'a', 'b'), record('NS', 'a', 'c'))),
    },
    {
      title: 'another load balancer',
      plan: plan(updated(address, { type: 'A', alias: [{ name: 'a' }] }, { type: 'A', alias: [{ name: 'b' }] })),
    },
    { title: 'no mail', plan: plan(deleted(address, record('MX', '10 a'))), say: 'takes away the MX record' },
    {
      title: 'no health check',
      plan: plan(
        updated(address, { ...record('A', 'a'), health_check_id: 'h' }, { ...record('A', 'a'), health_check_id: '' }),
      ),
      say: 'healthy or not',
    },
    {
      title: 'no signature',
      plan: plan(updated(dnssec, { signing_status: 'SIGNING' }, { signing_status: 'NOT_SIGNING' })),
      say: 'no longer signs',
    },
    { title: 'no signature at all', plan: plan(deleted(dnssec, {})) },
    {
      title: 'a key put aside',
      plan: plan(updated('aws_route53_key_signing_key.a', { status: 'ACTIVE' }, { status: 'INACTIVE' })),
    },
  ],
  silent: [
    { title: 'a new record', plan: plan(created(address, record('A', 'a'))) },
    { title: 'the same in another order', plan: plan(updated(address, record('A', 'a', 'b'), record('A', 'b', 'a'))) },
    {
      title: 'another time to live',
      plan: plan(updated(address, record('A', 'a'), { ...record('A', 'a'), ttl: 300 })),
    },
    { title: 'an address taken away', plan: plan(deleted(address, record('A', 'a'))) },
    { title: 'something else', plan: plan(deleted('aws_lb.a', {})) },
  ],
  unknown: [
    {
      title: 'an address known only later',
      class: 'high',
      plan: {
        ...plan(updated(address, record('A', 'a'), { type: 'A' }, { unknown: { records: true } })),
        configured: { [address]: { records: [] } },
      },
    },
  ],
};
