import { expect, test } from 'vitest';
import { changedManifests } from '../../src/config/manifests.ts';
import type { Files } from './repository.ts';
import { definitionsOf, placesOf } from './repository.ts';

const policy = (text: string): Files => ({ 'policies/more.yaml': text });
const exception = (more: string): Files =>
  policy(`classificationExceptions:
  - { name: x, module: edge, stacks: 'dev/*', to: low, ${more}, reason: it is noise, expires: 2027-01-01T00:00:00Z }`);

test('a rule reads one source and raises dimensions', () => {
  const { classification } = definitionsOf(
    policy(`classificationRules:
  - { name: cards, when: { path: ['stacks/prod/*', cards/**] }, raises: { riskClass: high, userImpact: public } }`),
  ).rules;
  expect(classification).toEqual([
    {
      name: 'cards',
      source: 'path',
      patterns: ['stacks/prod/*', 'cards/**'],
      raises: { riskClass: 'high', userImpact: 'public' },
    },
  ]);
});

test.each([
  ['two sources', '{ name: a, when: { path: x, label: y }, raises: { riskClass: high } }', 'keys-clash'],
  ['a value that is none', '{ name: a, when: { label: y }, raises: { riskClass: awful } }', 'unknown-value'],
  ['a dimension that is none', '{ name: a, when: { label: y }, raises: { colour: red } }', 'unknown-key'],
])('a rule with %s is a problem with its place', (_, entry, code) => {
  const [place] = placesOf(policy(`classificationRules:\n  - ${entry}`));
  expect(place).toMatch(new RegExp(`^${code} policies/more.yaml:2:`));
});

test('an exception names a person who holds the role it is given in', () => {
  expect(definitionsOf(exception('approvedBy: ann, role: owner')).rules.exceptions).toEqual([
    {
      name: 'x',
      module: 'edge',
      stacks: ['dev/*'],
      to: 'low',
      approvedBy: 'ann',
      role: 'owner',
      reason: 'it is noise',
      expires: Date.parse('2027-01-01T00:00:00Z'),
    },
  ]);
  expect(placesOf(exception('approvedBy: cat, role: owner'))[0]).toMatch(/^unknown-person policies/);
  expect(placesOf(exception('approvedBy: ann, role: keeper'))[0]).toMatch(/^unknown-person policies/);
});

test('nothing lowers to none', () => {
  const files = exception('approvedBy: ann, role: owner');
  const none = policy(String(files['policies/more.yaml']).replace('to: low', 'to: none'));
  expect(placesOf(none)[0]).toMatch(/^unknown-value/);
});

const api = (image: string) => `kind: Deployment\nmetadata: { name: api }\nspec: { image: ${image} }\n`;

test.each<[string, string, string, readonly string[] | undefined]>([
  ['what says something else', api('a:1'), api('a:2'), ['Deployment/api']],
  ['not what is written otherwise', api('a:1'), 'spec:\n  image: a:1\nmetadata:\n  name: api\nkind: Deployment\n', []],
  [
    'what comes and what goes',
    `${api('a:1')}---\nkind: Job\nmetadata: { name: once }\n`,
    '',
    ['Deployment/api', 'Job/once'],
  ],
  ['nothing where one side is no YAML', '{', api('a:1'), undefined],
  ['nothing of an alias bomb', `a: &a [x]\nb: &b [${'*a,'.repeat(30)}]\n`, '', undefined],
])('a manifest diff names %s', (_, before, after, names) => {
  expect(changedManifests(before, after)).toEqual(names);
});
