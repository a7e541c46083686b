import type { RuleTable } from '../table.ts';

const queue = 'aws_sqs_queue.q';
const named = (name: string, delay = 0) => ({ name, delay_seconds: delay, fifo_queue: false });
const configured = { [queue]: { name: [], delay_seconds: [] } };
const at = (key: string, actions: string[], before?: object, after?: object, more: object = {}) => ({
  address: `${queue}[${key}]`,
  actions,
  ...(before ? { before } : {}),
  ...(after ? { after } : {}),
  ...more,
});
const dropped = (key: string, before: object) =>
  at(key, ['delete'], before, undefined, { action_reason: 'delete_because_count_index' });

export const table: RuleTable = {
  rule: 'index-shift',
  fires: [
    {
      title: 'the first of three is taken out of a list',
      class: 'high',
      plan: {
        configured,
        changes: [
          at('0', ['delete', 'create'], named('a'), named('b')),
          at('1', ['delete', 'create'], named('b'), named('c')),
          dropped('2', named('c')),
        ],
      },
      say: `${queue}[0]: takes over the content of ${queue}[1]`,
    },
    {
      title: 'instances that are updated to each other',
      plan: {
        configured,
        changes: [at('0', ['update'], named('a', 1), named('a', 2)), dropped('1', named('a', 2))],
      },
    },
    {
      title: 'a count becomes a set of keys',
      plan: {
        configured,
        changes: [
          dropped('0', named('a', 1)),
          dropped('1', named('b', 1)),
          at('"a"', ['create'], undefined, named('a', 1)),
          at('"b"', ['create'], undefined, named('b', 1)),
        ],
      },
      say: `${queue}["b"]: takes over the content of ${queue}[1]`,
    },
  ],
  silent: [
    {
      title: 'the last of three is taken out of a list',
      plan: { configured, changes: [dropped('2', named('c'))] },
    },
    {
      title: 'one goes and another changes to something new',
      plan: {
        configured,
        changes: [at('0', ['update'], named('a', 1), named('a', 9)), dropped('1', named('b', 1))],
      },
    },
    {
      title: 'none goes',
      plan: {
        configured,
        changes: [at('0', ['update'], named('a', 1), named('a', 2)), at('1', ['update'], named('a', 2), named('a', 3))],
      },
    },
    {
      title: 'an update of what is not configured',
      plan: {
        configured,
        changes: [
          at('0', ['update'], { ...named('a'), seen: 1 }, { ...named('a'), seen: 2 }),
          dropped('1', { ...named('a'), seen: 2 }),
        ],
      },
    },
  ],
  unknown: 'decided by action and type',
};
