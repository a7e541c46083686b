import { describe, expect, test } from 'vitest';
import { detectIn, rootModule, rootsAt } from './detected.ts';

describe('the engine', () => {
  const lock = (host: string) => `provider "${host}/hashicorp/aws" {\n  version = "5.0.0"\n}\n`;
  test.each([
    ['a version file', { '.terraform-version': '1.9.8\n' }, 'terraform 1.9 certain'],
    ['a version file of OpenTofu', { '.opentofu-version': '1.10.2\n' }, 'tofu 1.10 certain'],
    ['a list of tools', { '.tool-versions': 'node 24\nopentofu 1.11.0\n' }, 'tofu 1.11 certain'],
    ['a file only OpenTofu reads', { 'a/x.tofu': 'locals {}\n' }, 'tofu  certain'],
    ['a lock file of OpenTofu', { 'a/.terraform.lock.hcl': lock('registry.opentofu.org') }, 'tofu  likely'],
    ['a lock file of Terraform', { 'a/.terraform.lock.hcl': lock('registry.terraform.io') }, 'terraform  likely'],
    ['signs of both', { '.terraform-version': '1.9.8\n', '.opentofu-version': '1.9.0\n' }, 'terraform 1.9 guess'],
    ['a pipeline', { '.github/workflows/x.yml': 'run: tofu plan\n' }, 'tofu  likely'],
    ['a version that is "latest"', { '.terraform-version': 'latest\n' }, 'terraform  certain'],
  ])('by %s', (_, files, said) => {
    const { value, sure } = detectIn(files as unknown as Record<string, string>).engine;
    expect(`${value.kind} ${value.version ?? ''} ${sure}`).toBe(said);
  });

  test('a constraint on one minor version names it, a lower bound names none', () => {
    const root = (constraint: string) => ({
      'a/b/main.tf': `terraform {\n  required_version = "${constraint}"\n  backend "local" {}\n}\n`,
    });
    expect(detectIn(root('~> 1.9.3')).engine.value.version).toBe('1.9');
    expect(detectIn(root('= 1.9.3')).engine.value.version).toBe('1.9');
    for (const loose of ['>= 1.5', '~> 1.5', '>= 1.5, < 2.0'])
      expect(detectIn(root(loose)).engine.value.version).toBeUndefined();
  });
});

describe('the id of an account', () => {
  const found = (more: string, files: Record<string, string> = {}) =>
    detectIn({
      ...rootsAt(['live/dev/net', 'live/prod/net'], (folder) => (folder.includes('dev') ? more : '')),
      ...files,
    }).accounts.find(({ name }) => name === 'dev');

  test.each([
    ['allowed_account_ids', 'provider "aws" {\n  allowed_account_ids = ["111111111111"]\n}\n', 'certain'],
    [
      'a role that is assumed',
      'provider "aws" {\n  assume_role {\n    role_arn = "arn:aws:iam::111111111111:role/x"\n  }\n}\n',
      'likely',
    ],
    ['a subscription', 'provider "azurerm" {\n  subscription_id = "111111111111"\n}\n', 'certain'],
    ['a project', 'provider "google" {\n  project = "111111111111"\n}\n', 'likely'],
  ])('is read from %s', (_, more, sure) => {
    expect(found(more)?.id).toMatchObject({ value: '111111111111', sure });
    expect(found(more)?.id?.evidence[0]?.line).toBeGreaterThan(7);
  });

  test('is read from an account file above the stack', () => {
    const dev = found('', { 'live/dev/account.hcl': 'locals {\n  aws_account_id = "111111111111"\n}\n' });
    expect(dev?.id).toMatchObject({
      value: '111111111111',
      sure: 'likely',
      evidence: [{ file: 'live/dev/account.hcl', line: 2 }],
    });
  });

  test('is left open where two files say different ones, and both are shown', () => {
    const both = ['111111111111', '222222222222'].map(
      (id, n) => `provider "aws" {\n  alias = "a${n}"\n  allowed_account_ids = ["${id}"]\n}\n`,
    );
    const dev = found(both.join(''));
    expect(dev?.id).toBeUndefined();
    expect(dev?.candidates.map(({ id }) => id)).toEqual(['111111111111', '222222222222']);
  });

  test('is left open where nothing says it', () => {
    expect(found('')).toMatchObject({ name: 'dev', candidates: [] });
    expect(found('')?.id).toBeUndefined();
  });
});

describe('modules', () => {
  const calls = (...sources: string[]) =>
    detectIn({
      'live/dev/net/main.tf': rootModule(
        'x',
        sources.map((source, n) => `module "m${n}" {\n  source = "${source}"\n}\n`).join(''),
      ),
    }).modules;

  test('are told apart by their address, and named by its last telling word', () => {
    const found = calls(
      'git::https://git.example.com/acme/terraform-aws-vpc.git?ref=v1.0.0',
      'git@github.com:acme/edge.git?ref=edge-2.0.0',
      'git::https://git.example.com/acme/mono.git//modules/dns?ref=dns/v3.1.0',
      './local',
    );
    expect(found.map(({ name, kind, tags, uses }) => [name, kind, tags, uses[0]?.version])).toEqual([
      ['vpc', 'git', 'v{version}', '1.0.0'],
      ['edge', 'git', 'edge-{version}', '2.0.0'],
      ['dns', 'git', 'dns/v{version}', '3.1.0'],
      ['local', 'local', 'v{version}', undefined],
    ]);
  });

  test('a branch and a commit are no version', () => {
    const found = calls(
      'git::https://x.example/a.git?ref=main',
      'git::https://x.example/a.git?ref=0123456789012345678901234567890123456789',
    );
    expect(found[0]?.uses.map(({ version }) => version)).toEqual([undefined, undefined]);
  });

  test('a password in a source is not copied', () => {
    const [module] = calls('git::https://ann:secret@git.example.com/acme/a.git?ref=v1.0.0');
    expect(module?.source).toBe('git::https://git.example.com/acme/a.git');
  });

  test('two modules of one name are two entries', () => {
    const found = calls('git::https://x.example/a/net.git?ref=v1.0.0', 'git::https://x.example/b/net.git?ref=v1.0.0');
    expect(found.map(({ name }) => name)).toEqual(['net', 'net-2']);
  });
});

test('backends that make plans elsewhere are said to be unsupported', () => {
  const remote = 'terraform {\n  backend "remote" {\n    organization = "acme"\n  }\n}\n';
  const cloud = 'terraform {\n  cloud {\n    organization = "acme"\n  }\n}\n';
  const found = detectIn({ 'a/dev/x/main.tf': remote, 'a/prod/x/main.tf': cloud, ...rootsAt(['a/stage/x']) });
  expect(found.backends.map(({ kind, isSupported }) => [kind, isSupported]).toSorted()).toEqual([
    ['cloud', false],
    ['remote', false],
    ['s3', true],
  ]);
});

test('two roots with one state are shown together', () => {
  const found = detectIn({
    'a/dev/x/main.tf': rootModule('same'),
    'a/prod/x/main.tf': rootModule('same'),
    'a/stage/x/main.tf': rootModule('other'),
  });
  expect(found.sharedStates.map(({ value }) => value)).toEqual([['a/dev/x', 'a/prod/x']]);
});

test('what a backend leaves to the command line is said', () => {
  const [backend] = detectIn({ 'a/dev/x/main.tf': 'terraform {\n  backend "s3" {\n    key = "k"\n  }\n}\n' }).backends;
  expect(backend).toMatchObject({ kind: 's3', leftOut: ['bucket'], same: { key: 'k' } });
});

test('a file that is no HCL is a problem with its place, and the rest is read all the same', () => {
  const found = detectIn({ ...rootsAt(['live/dev/net']), 'live/dev/net/broken.tf': 'module "x" {\n  source = \n' });
  expect(found.problems.map(({ file }) => file)).toEqual(['live/dev/net/broken.tf']);
  expect(found.roots.map(({ folder }) => folder)).toEqual(['live/dev/net']);
});
