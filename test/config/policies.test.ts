import { expect, test } from 'vitest';
import { instantFrom } from '../../src/config/instants.ts';
import type { Files } from './repository.ts';
import { definitionsOf, placesOf } from './repository.ts';

const policy = (text: string): Files => ({ 'policies/more.yaml': text });
const rules = (text: string) => definitionsOf(policy(text)).rules;
const key = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(40)}`;

test('persons have keys and roles with a time, and keys lose their comment', () => {
  const { people, roles } = rules(`people:
  - id: cat
    name: Cat
    emails: cat@acme.example
    keys: ['${key} cat@laptop', { publicKey: '${key.replace('IAAA', 'IBBB')}', until: 2026-01-01T00:00:00Z }]
    roles: [owner, { role: auditor, from: 2026-01-01T00:00:00+01:00 }]
    forge: { github: '583231' }
roles: { keeper: { person: ann, from: 2026-01-01T00:00:00Z, until: 2026-02-01T00:00:00Z } }
`);
  expect(people.find(({ id }) => id === 'cat')).toEqual({
    id: 'cat',
    name: 'Cat',
    emails: ['cat@acme.example'],
    keys: [{ publicKey: key }, { publicKey: key.replace('IAAA', 'IBBB'), until: Date.parse('2026-01-01T00:00:00Z') }],
    forgeIds: { github: '583231' },
  });
  expect(roles).toEqual({
    owner: [{ person: 'cat' }, { person: 'ann' }, { person: 'bob' }],
    auditor: [{ person: 'cat', from: Date.parse('2025-12-31T23:00:00Z') }],
    keeper: [{ person: 'ann', from: Date.parse('2026-01-01T00:00:00Z'), until: Date.parse('2026-02-01T00:00:00Z') }],
  });
});

test('a role nobody declared is not found by an inherited name', () => {
  expect(rules('roles: { keeper: ann }').roles.constructor).toBeUndefined();
});

test.each([
  ['an id', 'people: [{ id: ann }]', 'same-id policies/people.yaml:2:9'],
  ['an e-mail in other case', 'people: [{ id: cat, emails: [ANN@acme.example] }]', 'same-id policies/people.yaml:3:14'],
  ['a role', 'roles: { owner: ann }', 'same-id policies/people.yaml:7:10'],
  [
    'a key with another comment',
    `people: [{ id: c, keys: ['${key} a'] }, { id: d, keys: ['${key} b'] }]`,
    'same-id policies/more.yaml:1:128',
  ],
])('%s twice is a problem, in whichever files', (_, text, place) => {
  expect(placesOf(policy(text))).toEqual([place]);
});

test.each([
  ['аnn', 'a Cyrillic letter'],
  ['Ann', 'upper case'],
  ['ann@acme', 'a sign'],
  ['-ann', 'an option'],
])('%s is no id of a person: %s', (id) => {
  expect(placesOf(policy(`people: [{ id: '${id}' }]`))).toEqual(['bad-name policies/more.yaml:1:16']);
});

test('a selector names dimensions in either spelling, and values or patterns', () => {
  const [rule] = rules(`approvalPolicy:
  anything:
    when: { stage: prod, riskClass: [high, critical], securityImpact: iam, account: 'prod-*', dataClass: [pci] }
    requiredRoles: [owner]
    requireDifferentActorFromAuthor: false
    proof: signature
`).approvals.filter(({ key }) => key === 'anything');
  expect(rule).toEqual({
    key: 'anything',
    when: { stage: ['prod'], class: ['high', 'critical'], security: ['iam'], account: ['prod-*'], dataClass: ['pci'] },
    requiredRoles: ['owner'],
    requireDifferentActorFromAuthor: false,
    proof: 'signature',
  });
});

test('a key named after a stage of the estate is for that stage', () => {
  const loaded = definitionsOf({
    ...policy('approvalPolicy: { lab: { requiredRoles: [] } }'),
    'stacks/dev/environment.yaml': 'environment: { stage: lab }',
  });
  expect(loaded.rules.approvals.find(({ key }) => key === 'lab')?.when).toEqual({ stage: ['lab'] });
  expect(placesOf(policy('approvalPolicy: { lab: { requiredRoles: [] } }'))).toEqual([
    'selects-nothing policies/more.yaml:1:19',
  ]);
});

test('a dimension in both spellings, a role twice, and a dimension that is none are problems', () => {
  const when = (text: string) => placesOf(policy(`approvalPolicy: { x: { when: { ${text} }, requiredRoles: [] } }`));
  expect(when('class: low, riskClass: high')).toEqual(['same-id policies/more.yaml:1:55']);
  expect(when('stge: prod')).toEqual(['unknown-key policies/more.yaml:1:32']);
  expect(placesOf(policy('approvalPolicy: { dev: { requiredRoles: [owner, owner] } }'))).toEqual([
    'same-id policies/more.yaml:1:49',
  ]);
});

test('lifetimes are those written, and the product’s where none is', () => {
  const { lifetimes, recordLifetime } = rules('lifetimes: { low: 8h, record: 12h }');
  expect({ ...lifetimes, recordLifetime }).toEqual({
    low: 28_800_000,
    standard: 14_400_000,
    sensitive: 3_600_000,
    recordLifetime: 43_200_000,
  });
});

test('freezes are one or a list, and each lasts', () => {
  const freeze = (name: string, until: string) =>
    `{ name: ${name}, environments: ['prod-*'], startsAt: 2026-12-20T00:00:00+07:00, endsAt: ${until} }`;
  const { freezes } = rules(
    `freezeWindow: [${freeze('a', '2026-12-20T24:00:00+07:00')}, ${freeze('b', '2027-01-01T00:00Z')}]`,
  );
  expect(freezes.map(({ startsAt, endsAt }) => (endsAt - startsAt) / 3_600_000)).toEqual([24, 295]);
  expect(freezes[0]?.allowedChangeClasses).toEqual([]);
  const early = placesOf(policy(`freezeWindow: ${freeze('a', '2026-12-19T17:00:00Z')}`));
  expect(early).toEqual(['empty-window policies/more.yaml:1:97']);
});

test.each([
  ['2026-12-20T00:00:00Z', Date.UTC(2026, 11, 20)],
  ['2026-12-20T00:00Z', Date.UTC(2026, 11, 20)],
  ['2026-12-20T01:30:00.250+01:30', Date.UTC(2026, 11, 20) + 250],
  ['2026-12-19T22:00:00-02:00', Date.UTC(2026, 11, 20)],
  ['2026-12-19T24:00:00Z', Date.UTC(2026, 11, 20)],
  ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ['2026-02-29T00:00:00Z', undefined],
  ['2026-13-01T00:00:00Z', undefined],
  ['2026-12-20T24:00:01Z', undefined],
  ['2026-12-20T00:60:00Z', undefined],
  ['2026-12-20T00:00:00+15:00', undefined],
  ['2026-12-20T00:00:00', undefined],
  ['2026-12-20', undefined],
])('%s is %s', (text, instant) => {
  expect(instantFrom(text)).toBe(instant);
});

test('a policy row says one verdict about one attribute', () => {
  const row = (test: string) =>
    `policies: [{ name: a, when: { type: [x, 'aws_*'], actions: create }, ${test}, say: s, fix: f }]`;
  expect(rules(row("warn: { attribute: 'a.b[0].c', equals: 3 }")).policies).toEqual([
    {
      name: 'a',
      when: { type: ['x', 'aws_*'], actions: ['create'] },
      verdict: 'warn',
      test: { attribute: 'a.b[0].c', equals: 3 },
      say: 's',
      fix: 'f',
    },
  ]);
  const both = placesOf(policy(row('deny: { attribute: a, present: true }, warn: { attribute: a, present: true }')));
  expect(both).toEqual(['keys-clash policies/more.yaml:1:20']);
  expect(placesOf(policy(row('deny: { attribute: a }')))).toEqual(['keys-clash policies/more.yaml:1:76']);
  expect(placesOf(policy(row('deny: { attribute: "a..b", present: true }')))).toEqual([
    'bad-format policies/more.yaml:1:89',
  ]);
});

test('what a broken policies file may hold is not missed', () => {
  expect(placesOf({ 'policies/people.yaml': 'people: 1' })).toEqual(['wrong-type policies/people.yaml:1:9']);
});
