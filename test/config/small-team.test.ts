import { expect, test } from 'vitest';
import { loadDefinitions } from '../../src/config/load.ts';
import { hourMs, minuteMs } from '../../src/domain/instant.ts';
import { treeOf } from './repository.ts';

/** The 24 lines of DESIGN 2. */
const files = {
  'waves.yaml': `engine: tofu 1.12                        # or terraform; a stack may say otherwise
branch: main                             # the governed branch; rules are read from it
store: s3://acme-tfstate/waves           # ledger, locks, plans; left out: SQLite on this machine
stacks: live/{account}/{region}/{stack}  # folders as they are; captures feed the environment tuple
accounts: { dev: '111111111111', stage: '222222222222', prod: '333333333333' }
credentials:                             # two identities, always
  plan: { role: 'arn:aws:iam::{id}:role/tf-plan' }
  apply: { role: 'arn:aws:iam::{id}:role/tf-apply' }
`,
  'waves/default.yaml': `waves:
  - { name: dev, accounts: [dev] }
  - { name: stage, accounts: [stage], soak: 1h }
  - { name: prod, accounts: [prod] }
`,
  'policies/approvals.yaml': `roles: { owner: 'github:acme/platform' } # a forge team, or persons listed in policies/people.yaml
approvalPolicy:
  prod: { requiredRoles: [owner], requireDifferentActorFromAuthor: true, proof: review }
`,
  'live/dev/eu-central-1/network/main.tf': '',
  'live/prod/eu-central-1/network/main.tf': '',
  'live/prod/eu-central-1/README.md': '',
};

const loaded = loadDefinitions(treeOf(files));
if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
const { definitions } = loaded;

test('the 24 lines load, and the rest has defaults', () => {
  const { rules, stacks, contracts, ...settings } = definitions;
  expect(settings).toEqual({
    engine: { kind: 'tofu', version: '1.12' },
    driftConcurrency: 4,
    branch: 'main',
    store: 's3://acme-tfstate/waves',
    accounts: { dev: '111111111111', stage: '222222222222', prod: '333333333333' },
    modules: [],
    credentials: {},
    cloudCredentials: {
      plan: { role: 'arn:aws:iam::{id}:role/tf-plan' },
      apply: { role: 'arn:aws:iam::{id}:role/tf-apply' },
    },
    registries: {},
    gitMirrors: {},
    providersPlatforms: [],
    providersSimulated: false,
    collectors: [],
    producers: {},
    workRoot: '/var/tmp/waves',
    stackDeadline: 45 * minuteMs,
  });
});

test('captures and accounts say the environment where nothing else does', () => {
  expect(definitions.stacks.map(({ name, folder, accountId }) => [name, folder, accountId])).toEqual([
    ['dev/network', 'live/dev/eu-central-1/network', '111111111111'],
    ['prod/network', 'live/prod/eu-central-1/network', '333333333333'],
  ]);
  expect(definitions.stacks[1]?.environment).toEqual({
    stage: 'prod',
    region: 'eu-central-1',
    account: 'prod',
    cluster: 'unstated',
    tenantTier: 'unstated',
    dataClass: 'unstated',
    releaseChannel: 'unstated',
  });
});

test('waves have the defaults of the product', () => {
  const waves = definitions.contracts.default?.waves ?? [];
  expect(waves.map(({ soak }) => soak)).toEqual([0, hourMs, 0]);
  expect(waves[0]).toMatchObject({
    concurrency: 4,
    failureBudget: 0,
    strict: false,
    deadline: 45 * minuteMs,
    requiredApprovals: [],
  });
});

test('a team of a forge holds the role, and a review is the proof', () => {
  expect(definitions.rules.forgeRoles).toEqual({ owner: ['github:acme/platform'] });
  expect(definitions.rules.roles).toEqual({ owner: [] });
  expect(definitions.rules.approvals).toEqual([
    {
      key: 'prod',
      when: { stage: ['prod'] },
      requiredRoles: ['owner'],
      requireDifferentActorFromAuthor: true,
      proof: 'review',
    },
  ]);
});
