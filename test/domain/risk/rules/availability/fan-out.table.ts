import type { PlanParts } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

const subnet = (i: number) => `aws_subnet.s[${i}]`;

/** A resource with so many that rest on it, of which so many change along. */
function stack(
  all: number,
  changing: number,
  more: { type?: string; actions?: string[]; idle?: number } = {},
): PlanParts {
  const { type = 'aws_vpc', actions = ['delete', 'create'], idle = 0 } = more;
  const hub = `${type}.hub`;
  const rows = Array.from({ length: all }, (_, i) => subnet(i));
  const resources = rows.map((address) => ({ address, mode: 'managed', depends_on: [hub] }));
  return {
    changes: [
      { address: hub, actions },
      ...rows.map((address, i) => ({ address, actions: [i < changing ? 'update' : 'no-op'] })),
      ...Array.from({ length: idle }, (_, i) => ({ address: `aws_lb.x[${i}]`, actions: ['no-op'] })),
    ],
    prior_state: { values: { root_module: { resources } } },
  };
}

export const table: RuleTable = {
  rule: 'fan-out',
  fires: [
    { title: 'eleven rest on it', class: 'high', plan: stack(11, 0), say: '11 others rest on it, and 0' },
    { title: 'a hundred rest on it and stay as they are', class: 'high', plan: stack(100, 0) },
    { title: 'more than fifty change with it', class: 'critical', plan: stack(51, 51, { idle: 400 }) },
    { title: 'a quarter of the stack changes with it', class: 'critical', plan: stack(12, 12, { idle: 10 }) },
    { title: 'it goes', class: 'high', plan: stack(20, 0, { actions: ['delete'] }) },
  ],
  silent: [
    { title: 'ten rest on it', plan: stack(10, 10) },
    { title: 'it changes in place, which they do not feel', plan: stack(100, 0, { actions: ['update'] }) },
    { title: 'what only orders others is made anew', plan: stack(100, 0, { type: 'null_resource' }) },
    { title: 'nothing rests on it', plan: stack(0, 0) },
  ],
  unknown: 'decided by action and type',
};
