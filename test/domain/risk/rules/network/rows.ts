import type { PlanParts, Row } from '../../../plan/plans.ts';

/** A rule of a group for one port of TCP, in the newer form. */
export const port = (number: number, more: object): object => ({
  security_group_id: 'sg-1',
  ip_protocol: 'tcp',
  from_port: number,
  to_port: number,
  ...more,
});

/** A rule in a block of a group. */
export const block = (number: number, ...cidrs: string[]): object => ({
  protocol: 'tcp',
  from_port: number,
  to_port: number,
  cidr_blocks: cidrs,
  description: '',
  self: false,
});

export const created = (address: string, after: object, more: object = {}): Row => ({
  address,
  actions: ['create'],
  after,
  ...more,
});

export const updated = (address: string, before: object, after: object, more: object = {}): Row => ({
  address,
  actions: ['update'],
  before,
  after,
  ...more,
});

export const deleted = (address: string, before: object): Row => ({ address, actions: ['delete'], before });

export const plan = (...changes: Row[]): PlanParts => ({ changes });

/** A rule that is made, of which one attribute is known only later and is made of what is named. */
export const later = (address: string, after: object, attribute: string, ...from: string[]): PlanParts => ({
  changes: [created(address, after, { unknown: { [attribute]: true } })],
  configured: { [address]: { [attribute]: from } },
});
