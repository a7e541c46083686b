import type { RuleTable } from '../table.ts';

const update = (before: object, after: object, more: object = {}) => ({
  changes: [{ address: 'aws_lambda_function.f', actions: ['update'], before, after, ...more }],
});
const named = (tags: object) => ({ name: 'a', tags, tags_all: tags });

export const table: RuleTable = {
  rule: 'tags-only',
  fires: [
    { title: 'another tag', class: 'low', plan: update(named({ a: '1' }), named({ a: '2' })), say: 'but tags' },
    { title: 'default tags of the provider', class: 'low', plan: update({ tags_all: {} }, { tags_all: { a: '1' } }) },
    { title: 'tags of the apply', class: 'low', plan: update(named({}), { name: 'a' }, { unknown: { tags: true } }) },
    {
      title: 'another description',
      class: 'low',
      plan: update({ description: 'a' }, { description: 'b' }),
      say: 'nothing but its labels',
    },
  ],
  silent: [
    { title: 'a name beside the tags', plan: update(named({}), { ...named({ a: '1' }), name: 'b' }) },
    {
      title: 'something of the apply beside the tags',
      plan: update(named({}), named({ a: '1' }), { unknown: { x: true } }),
    },
    { title: 'everything of the apply', plan: update(named({}), named({ a: '1' }), { unknown: true }) },
    { title: 'an update of nothing', plan: update({}, {}) },
    { title: 'a creation', plan: { changes: [{ address: 'aws_lb.a', actions: ['create'], after: named({}) }] } },
  ],
  unknown: 'decided by action and type',
  same: [
    {
      title: 'no tags written as null and as an empty map',
      plan: update({ tags: null, tags_all: { a: '1' } }, { tags: {}, tags_all: { a: '2' } }),
    },
  ],
};
