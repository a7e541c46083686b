import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { estateFiles } from '../../test/e2e/estate.ts';
import { promote } from '../../test/e2e/people.ts';
import type { Project } from '../../test/e2e/project.ts';
import { makeSandbox } from '../../test/e2e/project.ts';

const source = 'git::https://git.example.com/acme/queue.git';

export function accountsOf(stacks: number): readonly string[] {
  return Array.from({ length: stacks }, (_, index) => `lab-${String(index).padStart(3, '0')}`);
}

/** A project with a stack in each of these accounts, all with `queue` 1.0.0 applied and in one wave of four at once. */
export async function makeEstate(names: readonly string[]): Promise<Project> {
  const accounts = names.map((name, index) => `  ${name}: '${500_000_000_000 + index}'\n`).join('');
  const wavesYaml = estateFiles({ accounts: ['sandbox-01'] })['waves.yaml'] ?? '';
  const project = await makeSandbox({
    accounts: ['sandbox-01'],
    files: {
      'waves.yaml': wavesYaml
        .replace(/^accounts:\n/m, `accounts:\n${accounts}`)
        .replace(/^modules:\n/m, `modules:\n  queue: { source: '${source}', origin: own, tags: 'v{version}' }\n`),
      'waves/queue.yaml': 'waves:\n  - { name: all, accounts: [lab-*], concurrency: 4 }\n',
      ...Object.assign({}, ...names.map(stackFiles)),
    },
  });
  writeModule(join(project.modules, 'queue.git'));
  (await promote(project, 'queue@1.0.0')).expect(0);
  return project;
}

function stackFiles(account: string): Record<string, string> {
  return {
    [`stacks/${account}/environment.yaml`]: `environment:\n  stage: sandbox\n  region: eu-central-1\n  account: ${account}\n`,
    [`stacks/${account}/queue/main.tf`]: `terraform {
  backend "http" {}

  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

module "queue" {
  source = "${source}?ref=v1.0.0"
  name   = "${account}"
}
`,
  };
}

/** Two versions that differ in one number. */
function writeModule(repository: string): void {
  mkdirSync(repository, { recursive: true });
  git(repository, 'init -q --bare --initial-branch=main');
  const versions = [
    ['1.0.0', 30],
    ['1.1.0', 45],
  ] as const;
  const history = versions.map(([version, seconds], index) => {
    const text = moduleText(seconds);
    const who = `Mona Module <mona@network-team.example> ${1_780_000_000 + index} +0000`;
    const commit = `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata <<END\n${version}\nEND\n`;
    const file = `M 100644 inline main.tf\ndata ${text.length}\n${text}\n`;
    return `${commit}${file}tag v${version}\nfrom refs/heads/main\ntagger ${who}\ndata <<END\n${version}\nEND\n`;
  });
  git(repository, 'fast-import --quiet', history.join(''));
}

function moduleText(seconds: number): string {
  return `variable "name" {
  type = string
}

resource "aws_sqs_queue" "this" {
  name                       = var.name
  visibility_timeout_seconds = ${seconds}
}
`;
}

function git(repository: string, line: string, input = ''): void {
  const ran = spawnSync('git', ['--git-dir', repository, ...line.split(' ')], { input, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`git ${line}: ${ran.stderr}`);
}
