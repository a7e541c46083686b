import { created, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const moved = (address: string, before: object, after: object) => one(address, ['delete', 'create'], { before, after });

export const table: RuleTable = {
  rule: 'moved-region',
  fires: [
    {
      title: 'another region',
      class: 'critical',
      plan: moved('aws_sqs_queue.q', { region: 'eu-central-1' }, { region: 'eu-west-1' }),
      say: 'another region',
    },
    {
      title: 'another project',
      class: 'critical',
      plan: moved('google_pubsub_topic.t', { project: 'a' }, { project: 'b' }),
      say: 'another project',
    },
    {
      title: 'another location',
      class: 'critical',
      plan: moved('azurerm_subnet.s', { location: 'westeurope' }, { location: 'northeurope' }),
    },
  ],
  silent: [
    {
      title: 'a provider that begins to say it',
      plan: updated('aws_sqs_queue.q', { name: 'q' }, { name: 'q', region: 'eu-central-1' }),
    },
    {
      title: 'the same location in other words',
      plan: updated('azurerm_subnet.s', { location: 'West Europe' }, { location: 'westeurope' }),
    },
    { title: 'a new object', plan: created('aws_sqs_queue.q', { region: 'eu-west-1' }) },
    { title: 'the region of something else', plan: moved('kubernetes_job.j', { region: 'a' }, { region: 'b' }) },
    {
      title: 'what the provider fills in',
      plan: one('aws_sqs_queue.q', ['update'], { before: { region: 'a' }, after: {}, unknown: { region: true } }),
    },
  ],
  unknown: [
    {
      title: 'where is known only later',
      class: 'critical',
      plan: opened('aws_sqs_queue.q', { region: 'eu-central-1' }, 'region'),
    },
  ],
};
