import { expect, test } from 'vitest';
import { loadDefinitions } from '../../src/config/load.ts';
import type { Setting } from '../../src/config/origins.ts';
import { defaults, settingsOf } from '../../src/config/origins.ts';
import { minuteMs } from '../../src/domain/instant.ts';
import type { Files } from '../config/repository.ts';
import { small, treeOf } from '../config/repository.ts';
import { give, nowhere } from './command-line.ts';

const estate: Files = {
  ...small,
  'stacks/prod/environment.yaml': 'environment: { dataClass: pci, region: eu-central-1 }\n',
  'stacks/prod/edge/environment.yaml': 'environment:\n  region: ap-southeast-3\n',
  'stacks/prod/edge/stack.yaml': 'engine: tofu 1.12\nenv: [TF_VAR_key]\n',
};
const wire = { ...nowhere, workingFiles: async () => treeOf(estate) };

async function shown(...flags: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const { document } = await give(['config', 'show', '--json', ...flags], { wire });
  const settings = document.settings as readonly Setting[];
  const place = ({ from }: Setting) => (typeof from === 'string' ? from : `${from.file}:${from.line}:${from.column}`);
  return Object.fromEntries(settings.map((setting) => [setting.key, [setting.value, place(setting)]]));
}

test('every value says the place that says it, or that it is the default', async () => {
  expect(await shown()).toMatchObject({
    engine: ['terraform 1.11', 'waves.yaml:1:9'],
    'accounts.prod': ['333333333333', 'waves.yaml:3:40'],
    branch: ['main', 'default'],
    'modules.edge.tags': ['v{version}', 'default'],
    'waves/default: waves[0].accounts': [['dev'], 'waves/default.yaml:3:15'],
    'waves/default: waves[1].concurrency': [4, 'default'],
    'policies/people: people[0].id': ['ann', 'policies/people.yaml:2:9'],
    'policies/approvals: approvalPolicy.prod.requireDifferentActorFromAuthor': [true, 'default'],
  });
});

test('a stack has what its own files say, then those above, its path, and the defaults', async () => {
  expect(await shown('--stack', 'prod/edge')).toEqual({
    engine: ['tofu 1.12', 'stacks/prod/edge/stack.yaml:1:9'],
    workspace: ['default', 'default'],
    variableFiles: [[], 'default'],
    reads: [[], 'default'],
    env: [['TF_VAR_key'], 'stacks/prod/edge/stack.yaml:2:6'],
    'environment.stage': ['prod', 'path'],
    'environment.region': ['ap-southeast-3', 'stacks/prod/edge/environment.yaml:2:11'],
    'environment.account': ['prod', 'path'],
    'environment.cluster': ['unstated', 'default'],
    'environment.tenantTier': ['unstated', 'default'],
    'environment.dataClass': ['pci', 'stacks/prod/environment.yaml:1:27'],
    'environment.releaseChannel': ['unstated', 'default'],
  });
  expect(await shown('--stack', 'dev/edge')).toMatchObject({ engine: ['terraform 1.11', 'waves.yaml:1:9'] });
});

test('a variable wins over the files', async () => {
  const ran = await give(['config', 'show', '--origins'], { wire, env: { WAVES_WORK_ROOT: '/w' } });
  expect(ran.out).toMatch(/^workRoot +\/w +WAVES_WORK_ROOT$/m);
  expect((await give(['config', 'show'], { wire })).out).toMatch(/^workRoot +\/var\/tmp\/waves$/m);
});

test('the defaults shown are those that the loader fills in', () => {
  const loaded = loadDefinitions(treeOf(estate));
  if (!('definitions' in loaded)) throw new Error('the estate has problems');
  const { branch, workRoot, stackDeadline, modules, contracts, rules } = loaded.definitions;
  expect(defaults.waves).toEqual({
    branch,
    workRoot,
    deadline: `${stackDeadline / minuteMs}m`,
    'modules.<name>.origin': modules[0]?.origin,
    'modules.<name>.tags': modules[0]?.tags,
  });
  const wave = contracts.default?.waves[0];
  expect(Object.entries(defaults.contract ?? {})).toEqual(
    (['soak', 'concurrency', 'failureBudget', 'strict'] as const).map((key) => [`waves[].${key}`, wave?.[key]]),
  );
  expect(Object.values(defaults.policies ?? {})).toEqual([rules.approvals[0]?.requireDifferentActorFromAuthor]);
  expect(settingsOf(loaded.files).filter(({ from }) => from === 'default').length).toBeGreaterThan(10);
});

test('a stack that is none is answered by what was probably meant, and wrong files by their problem', async () => {
  const ran = await give(['config', 'show', '--stack', 'prod/egde'], { wire });
  expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining('did you mean "prod/edge"?')]);
  const wrong = { ...nowhere, workingFiles: async () => treeOf({ ...estate, 'waves.yaml': 'a: 1\n' }) };
  expect((await give(['config', 'show'], { wire: wrong })).exit).toBe(64);
});
