import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { layouts } from '../detect/layouts.ts';
import { repositoryOf } from './a-repository.ts';

// Several processes each, on machines that do other things besides.
vi.setConfig({ testTimeout: 120_000 });

type Document = {
  readonly modules: readonly {
    readonly module: string;
    readonly newest: string;
    readonly pins: readonly { stack: string; account?: string; version: string; since?: { at: number } }[];
    readonly loose: readonly { stack: string; asked: string }[];
    readonly oldest?: { readonly stack: string };
    readonly stragglers: readonly { readonly stack: string }[];
  }[];
};

/** `module account:version …`, a line each. */
function told({ modules }: Document): readonly string[] {
  return modules.map(({ module, pins, loose }) =>
    [
      module,
      ...pins.map(({ account, stack, version }) => `${account ?? stack}:${version}`),
      ...loose.map(({ asked }) => asked),
    ].join(' '),
  );
}

const everywhere = (version: string) => `dev:${version} prod:${version} stage:${version}`;

test.each([
  ['folderPerAccount', ['app dev:1.1.0 prod:1.0.0 stage:1.0.0', 'network dev:1.1.0 prod:1.0.0 stage:1.0.0']],
  ['stageAndRegion', ['payments dev:2.0.1 prod:2.0.1 prod:2.0.1 stage:2.0.1']],
  ['workspaces', ['network infra/network:1.0.0']],
  [
    'monorepo',
    [
      'cluster acme-dev:0.9.0 acme-prod:0.9.0 acme-stage:0.9.0',
      'network acme-dev:1.2.0 acme-prod:1.2.0 acme-stage:1.2.0',
    ],
  ],
  ['branchPerEnvironment', ['app app:3.0.0', 'network network:1.0.0']],
  ['registry', ['edge ~> 2.0 ~> 2.0 ~> 2.0', 'vpc 111111111111:5.13.0 222222222222:5.13.0 333333333333:5.13.0']],
  ['terragrunt', [`db ${everywhere('4.0.0')}`]],
] as const)('%s: versions are told without any set-up', async (layout, lines) => {
  const repository = repositoryOf(layouts[layout]);
  const document = (await repository.waves('versions')).expect(0).json<Document>();
  expect(told(document)).toEqual(lines);
  for (const { pins } of document.modules) for (const { since } of pins) expect(since?.at).toBeGreaterThan(0);
  expect(repository.git('status', '--porcelain')).toBe('');
});

test('a folder that no git knows has versions and no dates', async () => {
  const repository = repositoryOf(layouts.folderPerAccount);
  const copy = join(repository.base, 'copy');
  cpSync(repository.folder, copy, { recursive: true });
  rmSync(join(copy, '.git'), { recursive: true });
  const said = (await repository.wavesIn(copy, 'versions')).expect(0);
  expect(said.stdout).toContain('1.0.0  2 pins  prod, stage  since: not known');
  expect(said.stdout).toContain('oldest pin: not known');
});

test('names of the catalogue are used where there is one, and a module that nobody has is refused', async () => {
  const repository = repositoryOf(layouts.folderPerAccount);
  repository.write(
    'waves.yaml',
    "engine: terraform\nstacks: live/{account}/{stack}\naccounts: { dev: '1' }\nmodules:\n  edge: { source: 'git::https://git.example.com/acme/network.git' }\n",
  );
  const { modules } = (await repository.waves('versions', 'edge')).expect(0).json<Document>();
  expect(modules.map(({ module }) => module)).toEqual(['edge']);
  const ran = (await repository.waves('versions', 'edg')).expect(64, 'module-unknown');
  expect(ran.reasons[0]?.fix).toContain('edge');
});

test('a person reads who was left behind, and where', async () => {
  const repository = repositoryOf(layouts.monorepo);
  const path = 'deployments/acme-prod/base/main.tf';
  repository.write(path, repository.read(path).replace('network/v1.2.0', 'network/v1.1.0'));
  repository.commit('Stay behind');
  const { stdout } = (await repository.said('versions', 'network')).expect(0);
  expect(stdout).toContain(
    'stragglers, older than what half of the stacks have:\n    acme-prod/base  1.1.0  deployments/acme-prod/base/main.tf:14',
  );
});
