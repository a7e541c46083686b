import { created, deleted, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const machine = 'aws_instance.i';
const of = (type: string) => ({ instance_type: type });
const resized = (before: string, after: string) => updated(machine, of(before), of(after));
const brokers = (type: string, count: number) => ({
  broker_node_group_info: [{ instance_type: type }],
  number_of_broker_nodes: count,
});
const kafka = (type: string, count: number, after: number) =>
  updated('aws_msk_cluster.k', brokers(type, count), brokers(type, after));

export const table: RuleTable = {
  rule: 'size-change',
  directed: true,
  fires: [
    { title: 'twice the size', class: 'normal', plan: resized('m5.large', 'm5.xlarge'), say: '2 times' },
    { title: 'four times the size', class: 'high', plan: resized('m5.large', 'm5.2xlarge'), say: '4 times' },
    { title: 'eight large steps more', class: 'high', plan: resized('m5.8xlarge', 'm5.24xlarge') },
    { title: 'four times as many', class: 'high', plan: kafka('kafka.m5.large', 3, 12) },
    { title: 'a new very large one', class: 'high', plan: created(machine, of('r6i.32xlarge')) },
    { title: 'a new one with accelerators', class: 'high', plan: created(machine, of('p4d.24xlarge')), say: 'p4d' },
    {
      title: 'a node group',
      class: 'high',
      plan: one('aws_eks_node_group.n', ['delete', 'create'], {
        before: { instance_types: ['m5.large'] },
        after: { instance_types: ['m5.4xlarge'] },
      }),
    },
  ],
  silent: [
    {
      title: 'half as many of twice the size',
      plan: updated('aws_msk_cluster.k', brokers('kafka.m5.large', 4), brokers('kafka.m5.xlarge', 2)),
    },
    { title: 'the same size', plan: updated(machine, { ...of('m5.large'), a: 1 }, { ...of('m5.large'), a: 2 }) },
    { title: 'a new one of everyday size', plan: created(machine, of('m5.large')) },
    {
      title: 'accelerators that were there',
      plan: updated(machine, { ...of('p4d.24xlarge'), a: 1 }, { ...of('p4d.24xlarge'), a: 2 }),
    },
    { title: 'it goes', plan: deleted(machine, of('m5.24xlarge')) },
    { title: 'fewer of a class nobody knows', plan: kafka('kafka.odd', 6, 3) },
    { title: 'what nobody sets', plan: one(machine, ['create'], { after: {}, unknown: { instance_type: true } }) },
    { title: 'no class at all', plan: created('aws_launch_template.l', {}) },
  ],
  unknown: [
    { title: 'another family', class: 'normal', plan: resized('m5.large', 'r6i.large') },
    { title: 'a much larger one of another family', class: 'high', plan: resized('m5.large', 'r6i.8xlarge') },
    { title: 'a class nobody knows', class: 'high', plan: resized('m5.large', 'm5.metal') },
    { title: 'more of a class nobody knows', class: 'high', plan: kafka('kafka.odd', 3, 6) },
    { title: 'the class is known only later', class: 'high', plan: opened(machine, of('m5.large'), 'instance_type') },
  ],
};
