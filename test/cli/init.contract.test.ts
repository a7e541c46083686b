import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { layouts } from '../detect/layouts.ts';
import { repositoryOf } from './a-repository.ts';

// Several processes each, on machines that do other things besides.
vi.setConfig({ testTimeout: 120_000 });

type Document = {
  readonly guesses: {
    readonly engine: { readonly value: { kind: string; version?: string }; readonly sure: string };
    readonly pattern?: { readonly value: string; readonly sure: string };
    readonly accounts: readonly { name: string; id?: { value: string; sure: string } }[];
    readonly modules: readonly { name: string; kind: string }[];
    readonly pipelines: readonly { value: string }[];
    readonly sharedRoots: readonly { folder: string; environments: readonly string[] }[];
    readonly branches?: { readonly value: readonly string[] };
  };
  readonly written: readonly string[];
  readonly toFillIn: readonly string[];
};

const three = ['waves.yaml', 'waves/default.yaml', 'policies/people.yaml'];

test.each([
  ['folderPerAccount', 'terraform 1.9 certain', 'live/{account}/{stack}', 6, ['app', 'network'], ['github']],
  ['stageAndRegion', 'tofu 1.10 certain', 'environments/{account}/{region}/{stack}', 4, ['payments'], ['gitlab']],
  ['monorepo', 'tofu 1.9 certain', 'deployments/{account}/{stack}', 6, ['cluster', 'labels', 'network'], []],
  ['registry', 'terraform 1.11 certain', 'accounts/{account}/{stack}', 3, ['edge', 'vpc'], []],
  ['terragrunt', 'terraform 1.9 guess', 'live/{account}/{stack}', 3, ['db'], ['atlantis', 'terragrunt']],
] as const)('%s: what init writes is valid, and opens a ledger once it is committed', async (layout, ...wanted) => {
  const [engine, pattern, stacks, modules, pipelines] = wanted;
  const repository = repositoryOf(layouts[layout]);
  const { guesses, written } = (await repository.waves('init')).expect(0).json<Document>();
  const { kind, version } = guesses.engine.value;
  expect(`${kind} ${version} ${guesses.engine.sure}`).toBe(engine);
  expect(guesses.pattern?.value).toBe(pattern);
  expect(guesses.modules.map(({ name }) => name).toSorted()).toEqual(modules);
  expect(guesses.pipelines.map(({ value }) => value).toSorted()).toEqual(pipelines);
  expect(guesses.accounts.map(({ id }) => id?.value).toSorted()).toEqual([
    '111111111111',
    '222222222222',
    '333333333333',
  ]);
  expect(written).toEqual(three);
  expect((await repository.waves('validate')).expect(0).json<{ stacks: number }>().stacks).toBe(stacks);
  (await repository.waves('init')).expect(64, 'invalid-file');
  repository.commit('Set up waves');
  (await repository.waves('init')).expect(0);
  expect((await repository.waves('init', '--dry-run')).expect(0).json<{ missing: string[] }>().missing).toEqual([]);
});

test.each([
  ['workspaces', ['dev', 'prod']],
  ['branchPerEnvironment', ['production', 'staging']],
] as const)('%s: what no folder says is asked for, line by line', async (layout, environments) => {
  const repository = repositoryOf(layouts[layout]);
  const ran = (await repository.waves('init')).expect(3, 'fill-in');
  const { guesses, toFillIn } = ran.json<Document>();
  expect(guesses.pattern).toBeUndefined();
  expect([...guesses.sharedRoots.flatMap((one) => one.environments), ...(guesses.branches?.value ?? [])]).toEqual(
    environments,
  );
  for (const name of environments) expect(toFillIn.join('\n')).toContain(`the id of ${name}`);
  for (const { subject } of ran.reasons) {
    const [, path = '', line = ''] = /^(.*):(\d+)$/.exec(subject ?? '') ?? [];
    expect(repository.read(path).split('\n')[Number(line) - 1]).toContain('# fill in');
  }
  (await repository.waves('validate')).expect(64);
  const filled = repository.read('waves.yaml').replace(/# ([a-z]+): ''/g, (_, name: string) => `${name}: 'id-${name}'`);
  repository.write('waves.yaml', filled);
  (await repository.waves('validate')).expect(0);
});

test('a dry run says everything and writes nothing', async () => {
  const repository = repositoryOf(layouts.folderPerAccount);
  const said = (await repository.said('init', '--dry-run')).expect(0);
  expect(said.stdout).toContain('--- waves.yaml\n# yaml-language-server: $schema=.waves/schemas/waves.json');
  expect(repository.git('status', '--porcelain')).toBe('');
  expect(existsSync(join(repository.folder, '.waves'))).toBe(false);
});

test('files that are there stay as they are', async () => {
  const repository = repositoryOf(layouts.folderPerAccount);
  const own = 'people:\n  - { id: bob, emails: [bob@acme.example] }\n';
  repository.write('policies/who.yaml', own);
  const { written } = (await repository.waves('init')).expect(0).json<Document>();
  expect(written).toEqual(['waves.yaml', 'waves/default.yaml']);
  expect(repository.read('policies/who.yaml')).toBe(own);
});

test('a person reads what was guessed, from where, and the next command', async () => {
  const repository = repositoryOf(layouts.folderPerAccount);
  const { stdout } = (await repository.said('init', '--sandbox')).expect(0);
  expect(stdout).toMatch(/^engine +terraform 1\.9 +certain +\.terraform-version:1 1\.9\.8/);
  expect(stdout).toMatch(/^accounts +dev 111111111111 +certain +live\/dev\/app\/main\.tf:11 allowed_account_ids/m);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(
    "next: git add waves.yaml waves/default.yaml policies/people.yaml && git commit -m 'Set up waves' && waves init --sandbox",
  );
});

test('the schemas that the files name are there, and git does not see them', async () => {
  const repository = repositoryOf(layouts.folderPerAccount);
  await repository.waves('init');
  for (const path of three) {
    const named = /\$schema=(\S+)/.exec(repository.read(path))?.[1] ?? '';
    expect(JSON.parse(repository.read(join(path, '..', named))).$schema).toContain('draft-07');
  }
  expect(repository.git('status', '--porcelain')).toBe('?? policies/\n?? waves.yaml\n?? waves/\n');
});
