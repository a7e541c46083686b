import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FlagSpec } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands.ts';
import type { Project } from './project.ts';
import { makeProject } from './project.ts';

vi.setConfig({ testTimeout: 300_000 });

let project: Project;

beforeAll(async () => {
  project = await makeProject({ accounts: ['sandbox-01'] });
  (await project.waves('init')).expect(0);
  await project.save('new');
});

afterAll(() => project?.remove());

type Problem = { readonly code: string; readonly file: string; readonly line: number };

test('S06.2 unknown keys and empty values are problems at their place, all at once', async () => {
  const waves = project.read('waves.yaml');
  project.commit(
    {
      'waves.yaml': `${waves}\nconcurency: 3\nremote: ''\n`,
      'waves/network-edge.yaml': 'waves:\n  - { name: sandbox, accounts: [sandbox-01], soaks: 1h }\n',
    },
    { message: 'Typos' },
  );
  const ran = (await project.waves('validate')).expect(64);
  const problems = ran.json<{ problems: readonly Problem[] }>().problems;
  expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual(
    expect.arrayContaining(['waves.yaml unknown-key', 'waves.yaml empty-value', 'waves/network-edge.yaml unknown-key']),
  );
  expect(problems.every(({ line }) => line > 0)).toBe(true);
  project.commit({ 'waves.yaml': waves.replace('branch: main', `branch: '\${UNSET}'`) }, { message: 'Unset' });
  const unset = (await project.waves('validate')).expect(64).json<{ problems: readonly Problem[] }>().problems;
  expect(unset).toContainEqual(expect.objectContaining({ file: 'waves.yaml', line: 2, code: 'empty-value' }));
  await project.restore('new');
});

test('S06.2 an empty value of any flag of any command is refused', async () => {
  const loaded = await Promise.all(commands.map(async ({ name, load }) => ({ name, ...(await load()) })));
  const asked = loaded.filter(({ raw }) => raw !== true);
  const takesValue = ([, { kind }]: readonly [string, FlagSpec]) => kind !== 'switch';
  const lines = asked.flatMap(({ name, flags }) =>
    [...Object.entries(flags), ...global].filter(takesValue).map(([flag]) => [...name.split(' '), `--${flag}=`]),
  );
  expect(lines.length).toBeGreaterThan(40);
  const wrong: string[] = [];
  for (const line of lines) {
    const ran = await project.waves(...line);
    if (ran.exit !== 64 || !ran.reasons.some(({ say }) => say.includes('is empty'))) wrong.push(line.join(' '));
  }
  expect(wrong).toEqual([]);
});

const global: readonly (readonly [string, FlagSpec])[] = [
  ['as', { kind: 'text', value: 'PERSON', help: '' }],
  ['now', { kind: 'instant', value: 'INSTANT', help: '' }],
];

test('S26.7 nobody can say who they are on a real ledger, nor what time it is', async () => {
  const acts = [
    ['run', 'network-edge@2.4.0'],
    ['tick'],
    ['approve', 'p-000000', '--plan', '0123456789ab'],
    ['pause', 'p-000000', '--reason', 'why not'],
  ];
  for (const act of acts) {
    (await project.waves(...act, '--actor', 'pavel')).expect(64, 'bad-usage');
    (await project.waves(...act, '--as', 'pavel')).expect(6, 'sandbox-only');
    (await project.waves(...act, '--now', '2030-01-01T00:00:00Z')).expect(6, 'sandbox-only');
  }
  (await project.waves('init', '--sandbox')).expect(6, 'sandbox-only');
});

test('S26.7 on a real ledger a person is whose key signs, and a name in the git configuration is nobody', async () => {
  project.git('config', 'user.email', 'pavel@acme.example');
  const ran = await project.waves('run', 'network-edge@2.4.0');
  expect(ran.exit).not.toBe(0);
  expect(await project.facts('promotion-started')).toEqual([]);
});
