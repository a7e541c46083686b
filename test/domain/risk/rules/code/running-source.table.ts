import type { RuleTable } from '../table.ts';

const source = (type: string, more: object = {}) => ({
  changes: [{ address: 'aws_lb.a', actions: ['create'] }],
  configuration: { root_module: { resources: [{ address: `data.${type}.x`, mode: 'data', type }] } },
  ...more,
});
const later = (type: string) =>
  source(type, {
    changes: [
      { address: `data.${type}.x`, actions: ['read'], mode: 'data' },
      { address: 'aws_lb.a', actions: ['create'] },
    ],
  });

export const table: RuleTable = {
  rule: 'running-source',
  fires: [
    { title: 'a program that has run', class: 'normal', plan: source('external'), say: 'while planning' },
    { title: 'a program that will run', class: 'high', plan: later('external'), say: 'during the apply' },
    { title: 'an address that is called', class: 'normal', plan: later('http'), say: 'calls an address' },
  ],
  silent: [{ title: 'a data source that only reads', plan: source('aws_ami') }],
  unknown: 'decided by action and type',
};
