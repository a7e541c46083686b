import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const google = 'google_compute_firewall.a';
const azure = 'azurerm_network_security_rule.a';
const allow = (ports: string[], ...ranges: string[]) => ({
  allow: [{ protocol: 'tcp', ports }],
  source_ranges: ranges,
});
const inbound = (source: string, port: string, more: object = {}) => ({
  ...{ direction: 'Inbound', access: 'Allow', protocol: 'Tcp', source_address_prefix: source },
  ...{ destination_port_range: port, ...more },
});
const turned = (before: object, after: object) => plan(updated(google, before, after));

export const table: RuleTable = {
  rule: 'cloud-firewall',
  directed: true,
  fires: [
    {
      title: 'ssh from everywhere',
      class: 'critical',
      plan: turned(allow(['22'], '10.0.0.0/8'), allow(['22'], '0.0.0.0/0')),
      say: 'the whole internet',
    },
    {
      title: 'all ports from everywhere',
      class: 'critical',
      plan: plan(created(google, { allow: [{ protocol: 'all' }], source_ranges: ['0.0.0.0/0'] })),
    },
    {
      title: 'from everywhere because nobody is named',
      class: 'critical',
      plan: plan(created(google, { allow: [{ protocol: 'tcp' }] })),
    },
    { title: 'the web', class: 'high', plan: plan(created(google, allow(['80', '443'], '0.0.0.0/0'))) },
    {
      title: 'a ping',
      class: 'normal',
      plan: plan(created(google, { allow: [{ protocol: 'icmp' }], source_ranges: ['0.0.0.0/0'] })),
    },
    {
      title: 'one address outside',
      class: 'high',
      plan: turned(allow(['22'], '10.0.0.0/8'), allow(['22'], '9.9.9.9/32')),
      say: 'new public addresses',
    },
    { title: 'in Azure', class: 'critical', plan: plan(created(azure, inbound('*', '3389'))) },
    {
      title: 'in Azure, by its tag',
      class: 'critical',
      plan: plan(created(azure, inbound('Internet', '*', { protocol: '*' }))),
    },
    {
      title: 'in a group of Azure',
      class: 'critical',
      plan: plan(
        updated(
          'azurerm_network_security_group.a',
          { security_rule: [] },
          { security_rule: [inbound('0.0.0.0/0', '22')] },
        ),
      ),
    },
  ],
  silent: [
    { title: 'another private range', plan: turned(allow(['22'], '10.0.0.0/8'), allow(['22'], '192.168.0.0/16')) },
    { title: 'fewer ports', plan: turned(allow(['0-65535'], '0.0.0.0/0'), allow(['443'], '0.0.0.0/0')) },
    { title: 'a rule that is off', plan: plan(created(google, { ...allow(['22'], '0.0.0.0/0'), disabled: true })) },
    { title: 'a way out', plan: plan(created(google, { ...allow(['22'], '0.0.0.0/0'), direction: 'EGRESS' })) },
    {
      title: 'machines by their tag',
      plan: plan(created(google, { allow: [{ protocol: 'tcp' }], source_tags: ['web'] })),
    },
    { title: 'a network of Azure', plan: plan(created(azure, inbound('VirtualNetwork', '22'))) },
    { title: 'a refusal of Azure', plan: plan(created(azure, inbound('*', '22', { access: 'Deny' }))) },
    { title: 'an end', plan: plan(deleted(google, allow(['22'], '0.0.0.0/0'))) },
    { title: 'something else', plan: plan(created('aws_lb.a', allow(['22'], '0.0.0.0/0'))) },
  ],
  unknown: [
    {
      title: 'ranges known only later',
      class: 'critical',
      plan: plan(
        created(google, { allow: [{ protocol: 'tcp', ports: ['22'] }] }, { unknown: { source_ranges: true } }),
      ),
    },
    { title: 'a range that is none', class: 'critical', plan: plan(created(google, allow(['22'], 'odd/8'))) },
    { title: 'a port that is none', class: 'critical', plan: plan(created(google, allow(['ssh'], '0.0.0.0/0'))) },
    {
      title: 'a source of Azure known only later',
      class: 'critical',
      plan: plan(created(azure, inbound('', '22'), { unknown: { source_address_prefix: true } })),
    },
    {
      title: 'masked rules of Azure',
      class: 'critical',
      plan: plan(
        created(
          'azurerm_network_security_group.a',
          { security_rule: [{}] },
          { afterSensitive: { security_rule: true } },
        ),
      ),
    },
    {
      title: 'a source of Azure that is none',
      class: 'critical',
      plan: plan(created('azurerm_network_security_group.a', { security_rule: [inbound('1.2.3.4/x', '22')] })),
    },
  ],
};
