import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const acl = 'aws_network_acl.a';
const address = 'aws_network_acl_rule.r';
const block = (number: number, action: string, cidr: string, port = 22) => ({
  ...{ rule_no: number, action, protocol: 'tcp', from_port: port, to_port: port, cidr_block: cidr },
});
const rule = (number: number, action: string, cidr: string, more: object = {}) => ({
  ...{ network_acl_id: 'acl-1', rule_number: number, rule_action: action, protocol: '-1', egress: false },
  ...{ cidr_block: cidr, ...more },
});
const turned = (before: object[], after: object[]) =>
  plan(updated(acl, { id: 'acl-1', ingress: before }, { id: 'acl-1', ingress: after }));
const world = block(200, 'allow', '0.0.0.0/0');
const refusal = block(100, 'deny', '0.0.0.0/0');

export const table: RuleTable = {
  rule: 'network-acl',
  directed: true,
  fires: [
    {
      title: 'a refusal is gone',
      class: 'critical',
      plan: turned([refusal, world], [world]),
      say: 'what a rule refused',
    },
    {
      title: 'a refusal comes later',
      class: 'critical',
      plan: turned([refusal, world], [{ ...refusal, rule_no: 300 }, world]),
    },
    {
      title: 'everybody before a refusal',
      class: 'critical',
      plan: turned([refusal], [refusal, block(50, 'allow', '0.0.0.0/0')]),
      say: 'public addresses',
    },
    {
      title: 'a refusal of one network is gone',
      class: 'high',
      plan: turned(
        [block(100, 'deny', '10.9.0.0/16'), block(200, 'allow', '10.0.0.0/8')],
        [block(200, 'allow', '10.0.0.0/8')],
      ),
    },
    { title: 'a network of somebody', class: 'high', plan: turned([], [block(100, 'allow', '9.9.9.0/24')]) },
    { title: 'the web for everybody', class: 'high', plan: turned([], [block(100, 'allow', '0.0.0.0/0', 443)]) },
    {
      title: 'everybody, as a rule of its own',
      class: 'critical',
      plan: plan(created(address, rule(100, 'allow', '0.0.0.0/0'))),
    },
    {
      title: 'a way out to everywhere',
      class: 'high',
      plan: plan(created(address, rule(100, 'allow', '0.0.0.0/0', { egress: true }))),
    },
    {
      title: 'a refusal of its own is gone, and a wide rule stands',
      class: 'critical',
      plan: {
        ...plan(deleted(address, rule(100, 'deny', '0.0.0.0/0'))),
        state: { 'aws_network_acl_rule.all': rule(200, 'allow', '0.0.0.0/0') },
      },
    },
  ],
  silent: [
    { title: 'a new ACL', plan: plan(created(acl, { ingress: [world] })) },
    { title: 'a private network', plan: turned([], [block(100, 'allow', '10.0.0.0/8')]) },
    { title: 'everybody behind a refusal', plan: turned([refusal], [refusal, world]) },
    {
      title: 'another number without another meaning',
      plan: turned([refusal, world], [{ ...refusal, rule_no: 150 }, world]),
    },
    { title: 'a refusal more', plan: turned([world], [refusal, world]) },
    {
      title: 'a block that becomes a rule of its own',
      plan: plan(
        updated(acl, { id: 'acl-1', ingress: [world] }, { id: 'acl-1', ingress: [] }),
        created(address, rule(200, 'allow', '0.0.0.0/0', { protocol: '6', from_port: 22, to_port: 22 })),
      ),
    },
    {
      title: 'a rule that the ACL repeats is gone',
      plan: plan(
        updated(acl, { id: 'acl-1', ingress: [world], a: 1 }, { id: 'acl-1', ingress: [world], a: 2 }),
        deleted(address, rule(200, 'allow', '0.0.0.0/0', { protocol: '6', from_port: 22, to_port: 22 })),
      ),
    },
  ],
  unknown: [
    {
      title: 'a network known only later',
      class: 'critical',
      plan: plan(created(address, rule(1, 'allow', ''), { unknown: { cidr_block: true } })),
    },
    {
      title: 'a protocol that is none',
      class: 'critical',
      plan: plan(created(address, rule(1, 'allow', '10.0.0.0/8', { protocol: 'x25' }))),
    },
    {
      title: 'blocks known only later',
      class: 'critical',
      plan: {
        ...plan(updated(acl, { ingress: [world] }, {}, { unknown: { ingress: true } })),
        configured: { [acl]: { ingress: [] } },
      },
    },
  ],
  same: [
    { title: 'rules in another order, the same by number', plan: turned([refusal, world], [world, refusal]) },
    {
      title: 'another number without another meaning',
      plan: turned([refusal, world], [{ ...refusal, rule_no: 150 }, world]),
    },
  ],
};
