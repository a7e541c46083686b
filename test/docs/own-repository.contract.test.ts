import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { repositoryOf } from '../cli/a-repository.ts';
import { blocksOf, documentOf } from './documents.ts';

// Several processes each, on machines that do other things besides.
vi.setConfig({ testTimeout: 120_000 });

const accounts = { dev: '111111111111', stage: '222222222222', prod: '333333333333' };
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKq0W2vGJr9i3E3q6C7hkZ2mG8cQmW9p1o5n3x7yYt4d';

const stack = (account: string, id: string): string => `terraform {
  backend "s3" {
    bucket = "acme-tfstate"
    key    = "${account}/network"
    region = "eu-central-1"
  }
}

provider "aws" {
  allowed_account_ids = ["${id}"]
}

module "network" {
  source = "git::https://git.example.com/acme/network.git?ref=v1.0.0"
}
`;

/** What the README shows under a command, as far as the next prompt. */
function shownUnder(command: string): readonly string[] {
  const blocks = blocksOf(documentOf('README.md')).filter(({ language }) => language === 'console');
  return blocks.flatMap(({ text }) => {
    const [, ...parts] = `\n${text}`.split('\n$ ');
    return parts.filter((part) => part.startsWith(`${command}\n`)).map((part) => part.slice(command.length + 1));
  });
}

test('the road of the README, from a repository without a set-up to an open ledger, says what the README says', async () => {
  const stacks = Object.entries(accounts).map(([account, id]) => [
    `live/${account}/eu-central-1/network/main.tf`,
    stack(account, id),
  ]);
  const repository = repositoryOf({ files: { '.terraform-version': '1.11.4\n', ...Object.fromEntries(stacks) } });
  writeFileSync(join(repository.home, 'id.pub'), `${key} ann@laptop\n`);
  repository.git('config', 'gpg.format', 'ssh');
  repository.git('config', 'user.signingkey', join(repository.home, 'id.pub'));
  const [first, second] = shownUnder('waves init');
  expect((await repository.said('init')).expect(0).stdout.trimEnd()).toBe(first?.trimEnd());
  expect(repository.read('policies/people.yaml')).toContain(`keys: ['${key}']`);
  expect((await repository.said('validate')).expect(0).stdout.trimEnd()).toBe(shownUnder('waves validate').at(-1));
  repository.commit('Set up waves');
  const opened = (await repository.said('init')).expect(0).stdout;
  const same = (text = '') =>
    text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'ID').replace(/opened in [^;]*/, 'opened in DIR');
  expect(same(opened).trimEnd()).toBe(same(second).trimEnd());
});
