import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = 12;
const stacksPerAccount = 30;

/**
 * A repository of so many stacks as people have it: accounts of thirty stacks, four files in each, modules of a
 * catalogue pinned by tag, an environment.yaml in each account and a stack.yaml in one stack of ten.
 */
export function writeManyStacks(folder: string, stacks: number): void {
  const accounts = Math.ceil(stacks / stacksPerAccount);
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  const names = Array.from({ length: accounts }, (_, index) => accountName(index, accounts));
  for (const path of ['waves', 'policies']) mkdirSync(join(folder, path), { recursive: true });
  write('waves.yaml', wavesFile(names));
  write(
    'waves/default.yaml',
    'waves:\n  - { name: dev, accounts: ["dev-*"] }\n  - { name: prod, accounts: ["prod-*"] }\n',
  );
  write('policies/approvals.yaml', policies);
  for (let index = 0; index < stacks; index++) {
    const account = names[Math.floor(index / stacksPerAccount)] ?? '';
    const stack = `stacks/${account}/app-${index % stacksPerAccount}`;
    mkdirSync(join(folder, stack), { recursive: true });
    if (index % stacksPerAccount === 0) write(`stacks/${account}/environment.yaml`, environment(account));
    write(`${stack}/main.tf`, mainFile(index));
    write(`${stack}/variables.tf`, 'variable "name" {\n  type    = string\n  default = "app"\n}\n'.repeat(8));
    write(`${stack}/versions.tf`, 'terraform {\n  required_version = ">= 1.11"\n}\n');
    write(`${stack}/README.md`, `# app-${index}\n`);
    if (index % 10 === 0) write(`${stack}/stack.yaml`, 'engine: tofu 1.12\nenv: [TF_VAR_key]\n');
  }
}

function accountName(index: number, accounts: number): string {
  return `${index * 2 < accounts ? 'dev' : 'prod'}-${index}`;
}

const source = (index: number): string => `git::https://git.example.com/acme/module-${index % modules}.git`;

function wavesFile(names: readonly string[]): string {
  const accounts = names.map((name, index) => `  ${name}: '${100_000_000_000 + index}'`);
  const catalogue = Array.from({ length: modules }, (_, index) => `  module-${index}: { source: '${source(index)}' }`);
  const head = ['engine: tofu 1.12', 'stacks: stacks/{account}/{stack}'];
  return [...head, 'accounts:', ...accounts, 'modules:', ...catalogue, ''].join('\n');
}

const policies = `people:
  - { id: ann, emails: [ann@acme.example] }
  - { id: bob, emails: [bob@acme.example] }
roles: { owner: [ann, bob] }
approvalPolicy: { prod: { requiredRoles: [owner] } }
`;

function environment(account: string): string {
  return `environment:\n  region: eu-central-1\n  dataClass: internal\n  stage: ${account.split('-')[0]}\n`;
}

function mainFile(index: number): string {
  const blocks = [0, 1].map(
    (at) => `module "part_${at}" {\n  source = "${source(index + at)}?ref=v1.${at}.0"\n  name   = var.name\n}\n`,
  );
  return blocks.join('\n');
}
