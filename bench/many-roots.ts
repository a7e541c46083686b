import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = 12;
const stacksPerAccount = 30;

/**
 * A repository of so many stacks before anybody set waves up: accounts of thirty stacks, six files in each, a backend
 * and a provider of its own, modules pinned by tag, and folders of local modules beside them.
 */
export function writeManyRoots(folder: string, stacks: number): void {
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  for (let index = 0; index < modules; index++) {
    mkdirSync(join(folder, `modules/part-${index}`), { recursive: true });
    write(`modules/part-${index}/main.tf`, variables);
  }
  write('.terraform-version', '1.11.4\n');
  for (let index = 0; index < stacks; index++) {
    const account = Math.floor(index / stacksPerAccount);
    const stack = `live/${account % 2 ? 'prod' : 'dev'}-${account}/app-${index % stacksPerAccount}`;
    mkdirSync(join(folder, stack), { recursive: true });
    write(`${stack}/main.tf`, mainFile(index));
    write(`${stack}/backend.tf`, backend(stack));
    write(`${stack}/providers.tf`, provider(String(100_000_000_000 + account)));
    write(`${stack}/versions.tf`, 'terraform {\n  required_version = "~> 1.11.0"\n}\n');
    write(`${stack}/variables.tf`, variables);
    write(`${stack}/README.md`, `# ${stack}\n`);
  }
}

const variables = 'variable "name" {\n  type    = string\n  default = "app"\n}\n'.repeat(8);

const backend = (key: string): string =>
  `terraform {\n  backend "s3" {\n    bucket = "acme-tfstate"\n    key    = "${key}"\n    region = "eu-central-1"\n  }\n}\n`;

const provider = (id: string): string =>
  `provider "aws" {\n  region              = "eu-central-1"\n  allowed_account_ids = ["${id}"]\n}\n`;

function mainFile(index: number): string {
  const source = (at: number) =>
    `git::https://git.example.com/acme/module-${(index + at) % modules}.git?ref=v1.${at}.0`;
  const calls = [0, 1].map(
    (at) => `module "part_${at}" {\n  source = "${source(at)}"\n  name   = "app-${index}-${at}"\n}\n`,
  );
  return [...calls, `module "local" {\n  source = "../../../modules/part-${index % modules}"\n}\n`].join('\n');
}
