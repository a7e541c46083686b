/** A repository of one shape, as a user might have it: files by path, and branches beside `main`. */
export type LayoutFixture = {
  readonly files: Readonly<Record<string, string>>;
  readonly branches?: readonly string[];
};

const git = (name: string, ref: string) => `git::https://git.example.com/acme/${name}.git?ref=${ref}`;

function moduleBlock(name: string, source: string, version?: string): string {
  const pinned = version === undefined ? '' : `  version = "${version}"\n`;
  return `module "${name}" {\n  source = "${source}"\n${pinned}}\n`;
}

const s3 = (key: string) =>
  `terraform {\n  required_version = "~> 1.9.0"\n  backend "s3" {\n    bucket = "acme-tfstate"\n    key    = "${key}"\n    region = "eu-central-1"\n  }\n}\n`;

const accounts = { dev: '111111111111', stage: '222222222222', prod: '333333333333' } as const;
type Stage = keyof typeof accounts;
const stages = Object.keys(accounts) as Stage[];

const allowed = (id: string) =>
  `provider "aws" {\n  region              = "eu-central-1"\n  allowed_account_ids = ["${id}"]\n}\n`;
const assumed = (id: string) =>
  `provider "aws" {\n  region = "eu-central-1"\n  assume_role {\n    role_arn = "arn:aws:iam::${id}:role/tf"\n  }\n}\n`;

const from = (entries: readonly (readonly [string, string])[]): Record<string, string> => Object.fromEntries(entries);

/** Lesson 5.4: pull requests move pins in folders per account, owned by CODEOWNERS and run by a pipeline. */
const folderPerAccount: LayoutFixture = {
  files: {
    '.terraform-version': '1.9.8\n',
    CODEOWNERS: '# who looks\nlive/ @acme/platform\nlive/prod/ @acme/platform @acme/security\n',
    '.github/workflows/plan.yml':
      'on: pull_request\njobs:\n  plan:\n    steps:\n      - uses: hashicorp/setup-terraform@v3\n      - run: terraform plan\n',
    ...from(
      stages.flatMap((stage) =>
        ['network', 'app'].map(
          (stack) =>
            [
              `live/${stage}/${stack}/main.tf`,
              s3(`${stage}/${stack}`) +
                allowed(accounts[stage]) +
                moduleBlock(stack, git(stack, stage === 'dev' ? 'v1.1.0' : 'v1.0.0')),
            ] as const,
        ),
      ),
    ),
  },
};

/** Lesson 5.2: a folder per environment and region, side by side; ids are known from roles only. */
const stageAndRegion: LayoutFixture = {
  files: {
    '.opentofu-version': '1.10.2\n',
    '.gitlab-ci.yml': 'plan:\n  script:\n    - tofu plan\n',
    ...from(
      stages.flatMap((stage) =>
        (stage === 'prod' ? ['eu-central-1', 'eu-west-1'] : ['eu-central-1']).map(
          (region) =>
            [
              `environments/${stage}/${region}/payments-${region.slice(3, 7)}/main.tf`,
              s3(`${stage}/${region}`) +
                assumed(accounts[stage]) +
                moduleBlock('payments', git('terraform-aws-payments', 'payments-2.0.1')),
            ] as const,
        ),
      ),
    ),
  },
};

/** One folder for all environments, told apart by workspaces and variable files. */
const workspaces: LayoutFixture = {
  files: {
    Makefile: 'plan:\n\tterraform workspace select $(ENV)\n',
    'infra/network/main.tf': `${s3('network')}locals {\n  env = terraform.workspace\n}\n${moduleBlock('network', git('network', 'v1.0.0'))}`,
    'infra/network/envs/dev.tfvars': 'size = 1\n',
    'infra/network/envs/prod.tfvars': 'size = 3\n',
  },
};

/** Lesson 5.5: many modules and stacks in one repository, which go together by release; tags carry the module's name. */
const monorepo: LayoutFixture = {
  files: {
    'modules/labels/main.tf': 'variable "name" {}\n',
    'modules/network/main.tf': `${moduleBlock('labels', '../labels')}resource "aws_vpc" "this" {}\n`,
    'modules/network/only.tofu': 'locals {}\n',
    'modules/cluster/main.tf': 'resource "aws_eks_cluster" "this" {}\n',
    ...from(
      stages.flatMap((stage) => [
        [
          `deployments/acme-${stage}/base/main.tf`,
          s3(`${stage}/base`) +
            allowed(accounts[stage]) +
            moduleBlock('network', git('infra', 'network/v1.2.0').replace('.git?', '.git//modules/network?')) +
            moduleBlock('labels', '../../../modules/labels'),
        ] as const,
        [
          `deployments/acme-${stage}/cluster/main.tf`,
          s3(`${stage}/cluster`) +
            allowed(accounts[stage]) +
            moduleBlock('cluster', git('infra', 'cluster/v0.9.0').replace('.git?', '.git//modules/cluster?')),
        ] as const,
      ]),
    ),
  },
};

/** Lesson 5.1: a branch per environment, and the same folders on each. */
const branchPerEnvironment: LayoutFixture = {
  branches: ['staging', 'production'],
  files: {
    'network/main.tf': s3('network') + moduleBlock('network', git('network', 'v1.0.0')),
    'app/main.tf': s3('app') + moduleBlock('app', git('app', 'v3.0.0')),
  },
};

/** Lesson 5.3: modules of a registry, accounts by their numbers, and plans that are made elsewhere. */
const registry: LayoutFixture = {
  files: {
    '.tool-versions': 'nodejs 24.1.0\nterraform 1.11.4\n',
    ...from(
      Object.values(accounts).map(
        (id) =>
          [
            `accounts/${id}/vpc/main.tf`,
            `terraform {\n  cloud {\n    organization = "acme"\n    workspaces {\n      name = "vpc-${id}"\n    }\n  }\n}\n${moduleBlock('vpc', 'terraform-aws-modules/vpc/aws', '5.13.0')}${moduleBlock('edge', 'app.terraform.io/acme/edge/aws', '~> 2.0')}`,
          ] as const,
      ),
    ),
  },
};

/** Terragrunt and Atlantis: ids in account files above the stacks, one stack that nobody can place. */
const terragrunt: LayoutFixture = {
  files: {
    'atlantis.yaml': 'version: 3\nprojects:\n  - dir: live/dev/db\n',
    'live/terragrunt.hcl': 'remote_state {}\n',
    ...from(
      stages.map(
        (stage) => [`live/${stage}/account.hcl`, `locals {\n  aws_account_id = "${accounts[stage]}"\n}\n`] as const,
      ),
    ),
    ...from(
      stages.map(
        (stage) => [`live/${stage}/db/main.tf`, s3(`${stage}/db`) + moduleBlock('db', git('db', 'v4.0.0'))] as const,
      ),
    ),
    'bootstrap/main.tf': s3('bootstrap'),
  },
};

export const layouts = {
  folderPerAccount,
  stageAndRegion,
  workspaces,
  monorepo,
  branchPerEnvironment,
  registry,
  terragrunt,
};
