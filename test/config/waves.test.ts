import { expect, test } from 'vitest';
import { minuteMs } from '../../src/domain/instant.ts';
import type { Files } from './repository.ts';
import { definitionsOf, placesOf, problemsOf, small } from './repository.ts';

const waves = small['waves.yaml'] ?? '';
const contract = small['waves/default.yaml'] ?? '';
const prod = (text: string): Files => ({ 'waves/default.yaml': `${contract}    ${text}\n` });

test('a wave says its own soak, concurrency, budget, canary and deadline', () => {
  const written = {
    'waves/default.yaml': `${contract}    soak: 30m
    concurrency: 2
    failureBudget: 1
    strict: true
    canary: prod
    deadline: 20m
`,
  };
  expect(definitionsOf(written).contracts.default?.waves[1]).toMatchObject({
    soak: 30 * minuteMs,
    concurrency: 2,
    failureBudget: 1,
    strict: true,
    canary: 'prod',
    deadline: 20 * minuteMs,
  });
});

test('a wave without a deadline has that of waves.yaml', () => {
  const loaded = definitionsOf({ 'waves.yaml': `${waves}deadline: 10m\n` });
  expect(loaded.contracts.default?.waves[0]?.deadline).toBe(10 * minuteMs);
});

test('evidence may say when it is due, how old it may be and what no data means', () => {
  const written = prod(
    'requiredEvidence: [{ kind: waf-count-metrics, when: before-apply, maxAge: 7d, onNoData: pass, reason: agreed }, plan_pass]',
  );
  expect(definitionsOf(written).contracts.default?.waves[1]?.requiredEvidence).toEqual([
    { kind: 'plan_pass', onNoData: 'hold' },
    { kind: 'apply_pass', onNoData: 'hold' },
    { kind: 'policy_pass', onNoData: 'hold' },
    { kind: 'drift_check', onNoData: 'hold' },
    { kind: 'waf_count_metrics', onNoData: 'pass', when: 'before-apply', maxAge: 604_800_000, reason: 'agreed' },
  ]);
});

test('what is always required changes no digest when it is written out', () => {
  const digest = (changes: Files) => definitionsOf(changes).contracts.default?.digest;
  expect(digest(prod('requiredEvidence: [policy_pass, plan_pass]'))).toBe(digest({}));
  expect(digest(prod('# a remark'))).toBe(digest({}));
  expect(digest(prod('soak: 1m'))).not.toBe(digest({}));
});

test('a kind that waves.yaml declares with a collector or producers is known', () => {
  const declared = `${waves}evidence:
  of_our_own: { http: 'https://metrics.example.com/{account}', pass: x > 0 }
producers: { by_hand: owner }
`;
  const loaded = definitionsOf({ 'waves.yaml': declared, ...prod('requiredEvidence: [of_our_own, by_hand]') });
  expect(loaded.producers).toEqual({ by_hand: ['owner'] });
  expect(placesOf(prod('requiredEvidence: [of_our_own]'))).toEqual(['unknown-kind waves/default.yaml:7:24']);
});

test('spellings of one kind are one kind, also in waves.yaml', () => {
  expect(placesOf(prod('requiredEvidence: [canary, canary_metrics]'))).toEqual(['same-id waves/default.yaml:7:32']);
  expect(placesOf({ 'waves.yaml': `${waves}producers: { plan-pass: owner }\n` })).toEqual([
    'implicit-evidence waves.yaml:6:14',
  ]);
});

test('a module of a registry has versions and no tags, and hosts may be served from elsewhere', () => {
  const from = (text: string) => waves.replace(/\{ source: .*/, text);
  const source = 'modules.acme.example/acme/edge/aws';
  const served = `registries: { modules.acme.example: 'http://127.0.0.1:{sim.port}/registry' }\n`;
  const loaded = definitionsOf({ 'waves.yaml': `${from(`{ source: ${source} }`)}${served}` });
  expect(loaded.modules).toEqual([{ name: 'edge', source, origin: 'own', tags: '{version}' }]);
  expect(loaded.registries).toEqual({ 'modules.acme.example': 'http://127.0.0.1:{sim.port}/registry/' });
  expect(placesOf({ 'waves.yaml': from(`{ source: ${source}, tags: 'v{version}' }`) })).toEqual([
    'keys-clash waves.yaml:5:61',
  ]);
  for (const address of ['http://registry.acme.example/', 'https://x.example/?a', 'ftp://x.example/', 'https://']) {
    const written = `${waves}registries: { modules.acme.example: '${address}' }\n`;
    expect(placesOf({ 'waves.yaml': written })).toEqual(['bad-format waves.yaml:6:37']);
  }
  const unknown = `${waves}registries: { modules.acme.example: 'http://127.0.0.1:{port}/' }\n`;
  expect(placesOf({ 'waves.yaml': unknown })).toEqual(['unknown-placeholder waves.yaml:6:37']);
});

test('a module has its own contract, and the default serves the rest', () => {
  const loaded = definitionsOf({ 'waves/edge.yaml': contract });
  expect(Object.keys(loaded.contracts)).toEqual(['default', 'edge']);
  expect(loaded.contracts.edge?.digest).toBe(loaded.contracts.default?.digest);
});

test('a wave-overlap names the accounts and the other wave', () => {
  const [problem] = problemsOf({ 'waves/default.yaml': contract.replace('[prod]', '"*"') });
  expect(problem).toMatchObject({ code: 'wave-overlap', say: 'dev is also in wave dev', line: 5, column: 15 });
  expect(problem?.notes).toEqual([{ file: 'waves/default.yaml', line: 3, say: 'wave dev' }]);
});

test('a stack without the module may be in no wave, one with it may not, however it writes the source', () => {
  const alone = { 'waves/default.yaml': contract.replace('[dev]', '["x-*"]') };
  const main = (source: string) => ({ ...alone, 'stacks/dev/edge/main.tf': source });
  expect(placesOf(main('module "m" { source = "git::https://git.example.com/acme/other.git?ref=v1" }'))).toEqual([]);
  expect(placesOf(main('# source = "git::https://git.example.com/acme/edge.git?ref=v1"'))).toEqual([]);
  expect(placesOf(main('module "m" { source = "git::ssh://git@git.example.com/acme/edge.git//sub?ref=v1" }'))).toEqual([
    'wave-uncovered stacks/dev/edge/main.tf:1:24',
  ]);
  expect(
    placesOf({
      ...main(''),
      'stacks/dev/edge/more.tf.json': '{"module":{"m":{"source":"git::https://git.example.com/acme/edge.git?ref=v1"}}}',
    }),
  ).toEqual(['wave-uncovered stacks/dev/edge/more.tf.json:1:27']);
});

test('nothing is said about waves that cannot be read', () => {
  expect(placesOf({ 'waves/default.yaml': 'waves: 1' })).toEqual(['wrong-type waves/default.yaml:1:8']);
});

test('a canary is an account of its wave', () => {
  expect(placesOf(prod('canary: dev'))).toEqual(['unknown-account waves/default.yaml:7:13']);
  expect(placesOf(prod('canary: prd'))).toEqual(['unknown-account waves/default.yaml:7:13']);
});

test('credentials are one thing each, and sources say no version', () => {
  const more = (text: string) => placesOf({ 'waves.yaml': `${waves}${text}\n` });
  expect(more('credentials: { plan: { role: a, profile: b } }')).toEqual(['keys-clash waves.yaml:6:22']);
  expect(more("evidence: { canary: { http: 'http://x', pass: a > b, minSamples: 3 } }")).toEqual([
    'keys-clash waves.yaml:6:66',
  ]);
  const source = (text: string) =>
    placesOf({ 'waves.yaml': waves.replace('git::https://git.example.com/acme/edge.git', text) });
  for (const text of [
    'git::https://x.example/a.git?ref=v1',
    './modules/edge',
    'git::ext::sh -c id',
    'https://x.example/a.zip',
  ]) {
    expect(source(text)).toEqual(['bad-format waves.yaml:5:19']);
  }
});
