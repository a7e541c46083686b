import type { RuleTable } from '../table.ts';

const server = (more: object = {}) => ({ ami: 'ami-1', instance_type: 't3.small', tags: { a: '1' }, ...more });
const renamed = (before: object, after: object, more: { address?: string; unknown?: object } = {}) => {
  const { address = 'aws_instance.new', unknown = {} } = more;
  const block = address.replace(/\[[^\]]*\]/g, '');
  return {
    changes: [
      { address: 'aws_instance.old', actions: ['delete'], before },
      { address, actions: ['create'], after, unknown },
    ],
    configured: { [block]: { ami: [], instance_type: [], subnet_id: [], tags: [], user_data: [] } },
  };
};

export const table: RuleTable = {
  rule: 'rename',
  fires: [
    {
      title: 'the same content under another name',
      class: 'high',
      plan: renamed(server(), server()),
      say: 'aws_instance.new: is made again with the content of aws_instance.old',
    },
    {
      title: 'in another module, with another tag, and what is empty written in another way',
      plan: renamed(server({ user_data: null }), server({ tags: {}, user_data: '' }), {
        address: 'module.m["a"].aws_instance.old',
      }),
    },
    {
      title: 'beside something that is made anew itself',
      plan: renamed(server({ subnet_id: 'subnet-1' }), server(), { unknown: { subnet_id: true } }),
    },
    {
      title: 'a secret that agrees',
      plan: {
        changes: [
          { address: 'aws_instance.old', actions: ['delete'], before: server(), beforeSensitive: { ami: true } },
          { address: 'aws_instance.new', actions: ['create'], after: server(), afterSensitive: { ami: true } },
        ],
        configured: { 'aws_instance.new': { ami: [], instance_type: [] } },
      },
    },
  ],
  silent: [
    { title: 'other content', plan: renamed(server(), server({ ami: 'ami-2' })) },
    { title: 'one attribute that agrees', plan: renamed(server(), { ami: 'ami-1' }) },
    { title: 'nothing known', plan: renamed(server(), {}, { unknown: { ami: true, instance_type: true } }) },
    {
      title: 'another type',
      plan: {
        changes: [
          { address: 'aws_instance.old', actions: ['delete'], before: server() },
          { address: 'aws_spot_instance_request.new', actions: ['create'], after: server() },
        ],
        configured: { 'aws_spot_instance_request.new': { ami: [], instance_type: [] } },
      },
    },
    {
      title: 'a real move',
      plan: { changes: [{ address: 'aws_instance.new', previous_address: 'aws_instance.old', actions: ['no-op'] }] },
    },
    {
      title: 'a deposed object',
      plan: {
        changes: [
          { address: 'aws_instance.old', actions: ['delete'], deposed: 'ab12', before: server() },
          { address: 'aws_instance.new', actions: ['create'], after: server() },
        ],
        configured: { 'aws_instance.new': { ami: [], instance_type: [] } },
      },
    },
  ],
  unknown: 'decided by action and type',
};
