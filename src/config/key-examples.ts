import type { Key } from './keys.ts';

/** What is written for a name of one's own, by the key above it. */
const names: Readonly<Record<string, string>> = {
  accounts: 'prod',
  modules: 'network',
  evidence: 'waf_count_metrics',
  producers: 'business_metric_recovery',
  roles: 'owner',
  approvalPolicy: 'prod',
  listed: 'prod-*',
  'git.mirrors': 'https://git.example.com/',
  forge: 'github',
  when: 'stage',
};

/** Values that say more than their type would. */
const values: Readonly<Record<string, unknown>> = {
  'waves.yaml engine': 'tofu 1.12',
  'waves.yaml version': 1,
  'waves.yaml registries': { 'registry.acme.example': 'https://modules.acme.example/v1/' },
  'waves.yaml branch': 'main',
  'waves.yaml stacks': 'live/{account}/{region}/{stack}',
  'waves.yaml accounts': { dev: '111111111111', prod: '333333333333' },
  'waves.yaml modules': { network: { source: 'git::https://git.example.com/acme/network.git' } },
  'waves.yaml modules.<name>.source': 'git::https://git.example.com/acme/network.git',
  'waves.yaml modules.<name>.tags': 'v{version}',
  'waves.yaml modules.<name>.pin.file': 'terraform.tfvars',
  'waves.yaml modules.<name>.pin.variable': 'network_version',
  'stack.yaml pin.file': 'terraform.tfvars',
  'stack.yaml pin.variable': 'network_version',
  'waves.yaml git.mirrors': { 'https://git.example.com/': '/srv/mirrors/' },
  'waves.yaml git.credential.exec': ['git-session'],
  'waves.yaml providers.mirror': '/srv/providers',
  'waves.yaml providers.platforms': ['linux_amd64', 'darwin_arm64'],
  'waves.yaml credentials.plan.exec': ['cloud-session', '{id}', 'tf-plan'],
  'waves.yaml credentials.plan.role': 'arn:aws:iam::{id}:role/tf-plan',
  'waves.yaml credentials.plan.profile': 'prod-plan',
  'waves.yaml credentials.apply.exec': ['cloud-session', '{id}', 'tf-apply'],
  'waves.yaml credentials.apply.role': 'arn:aws:iam::{id}:role/tf-apply',
  'waves.yaml credentials.apply.profile': 'prod-apply',
  'waves.yaml identity.exec': ['cloud-whoami'],
  'waves.yaml evidence': { error_rate: { http: 'https://metrics.example.com/errors', pass: 'errors <= 10' } },
  'waves.yaml evidence.<name>.http': 'https://metrics.example.com/waf?account={account}',
  'waves.yaml evidence.<name>.pass': 'errors <= baseline * 2',
  'waves.yaml evidence.<name>.appliesTo': 'aws_wafv2_web_acl',
  'waves.yaml evidence.<name>.sampleCount': 'samples',
  'waves.yaml evidence.<name>.minSamples': 1000,
  'waves.yaml producers': { business_metric_recovery: 'owner' },
  'waves.yaml drift.concurrency': 8,
  'waves.yaml drift.ignore[].stacks': 'prod-*',
  'waves.yaml drift.ignore[].address': 'module.app.aws_ecs_service.*',
  'waves.yaml drift.ignore[].attribute': 'desired_count',
  'waves.yaml drift.ignore[].reason': 'the service scales by itself',
  'waves.yaml workRoot': '/var/tmp/waves',
  'waves.yaml deadline': '45m',
  'waves/NAME.yaml waves': [{ name: 'dev', accounts: ['dev'] }],
  'waves/NAME.yaml waves[].requiredApprovals': ['owner'],
  'waves/NAME.yaml waves[].requiredEvidence': ['waf_count_metrics'],
  'waves/NAME.yaml waves[].concurrency': 4,
  'waves/NAME.yaml waves[].requiredEvidence[].reason': 'ann: the metric has no samples at night',
  'policies/*.yaml roles': { owner: ['ann', 'bob'] },
  'policies/*.yaml people[].name': 'Ann Example',
  'policies/*.yaml people[].id': 'ann',
  'policies/*.yaml people[].emails': ['ann@acme.example'],
  'policies/*.yaml people[].keys': ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKq0W2vGJr9i3E3q6C7hkZ2mG8cQmW9p1o5n3x7yYt4d'],
  'policies/*.yaml people[].keys[].publicKey':
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKq0W2vGJr9i3E3q6C7hkZ2mG8cQmW9p1o5n3x7yYt4d',
  'policies/*.yaml approvalPolicy': { prod: { requiredRoles: ['owner'] } },
  'policies/*.yaml freezeWindow': {
    name: 'year-end',
    environments: 'prod-*',
    startsAt: '2026-12-20T00:00:00Z',
    endsAt: '2027-01-04T00:00:00Z',
  },
  'policies/*.yaml policies[].deny.equals': false,
  'policies/*.yaml policies[].warn.equals': false,
  'policies/*.yaml approvalPolicy.<name>.when': { stage: 'prod' },
  'policies/*.yaml policies[].when.type': 'aws_db_instance',
  'policies/*.yaml policies[].deny.attribute': 'rule[*].override_action[*].none',
  'policies/*.yaml policies[].warn.attribute': 'rule[*].override_action[*].none',
  'policies/*.yaml policies[].listed': { 'prod-*': ['module.edge.aws_lb.a[0]'] },
  'policies/*.yaml policies[].say': 'databases are not deleted by a promotion',
  'policies/*.yaml policies[].fix': 'ask the data team',
  'policies/*.yaml classificationRules[].when.path': 'modules/network/**',
  'policies/*.yaml classificationRules[].when.manifest': 'Deployment/api',
  'policies/*.yaml classificationRules[].when.label': 'risky',
  'policies/*.yaml classificationRules[].when.module': 'network',
  'policies/*.yaml classificationRules[].when.policy': 'deny',
  'policies/*.yaml classificationExceptions[].stacks': 'dev/*',
  'policies/*.yaml classificationExceptions[].reason': 'the certificate is renewed by hand',
  'stack.yaml engine': 'terraform 1.11',
  'stack.yaml variableFiles': ['prod.tfvars'],
  'stack.yaml reads': ['/shared/*.json'],
  'stack.yaml env': ['TF_VAR_datadog_api_key'],
};

const byWord: readonly (readonly [RegExp, (word: RegExpExecArray) => unknown])[] = [
  [/^(?:list of )?\(?one of `([^`]+)`/, ([whole, one]) => (whole.startsWith('list') ? [one] : one)],
  [/^list of \(?(.+?)\)?$/, ([, item = '']) => [byWordOf(item)]],
  [/^(.+?) or /, ([, first = '']) => byWordOf(first)],
  [/^whole number (\d+)/, ([, least]) => Number(least)],
  [/^duration$/, () => '4h'],
  [/^instant$/, () => '2026-12-20T00:00:00Z'],
  [/^name$/, () => 'owner'],
  [/^folder name$/, () => 'prod'],
  [/^pattern$/, () => 'prod-*'],
  [/^evidence kind$/, () => 'waf_count_metrics'],
  [/^boolean$/, () => true],
];

function byWordOf(word: string): unknown {
  const [pattern, make] = byWord.find(([one]) => one.test(word)) ?? [];
  const found = pattern?.exec(word);
  return found && make ? make(found) : undefined;
}

/** A value that may stand at a key; undefined for a mapping, whose keys have examples of their own. */
export function exampleValue({ file, key, value }: Pick<Key, 'file' | 'key' | 'value'>): unknown {
  return values[`${file} ${key}`] ?? byWordOf(value);
}

/** The smallest part of a file that has the value at the key. */
export function exampleAt({ key }: Pick<Key, 'key'>, value: unknown): object {
  const steps = key.split('.').flatMap((step) => step.split(/(?=\[\])/));
  const whole = steps.reduceRight<unknown>((below, step, index) => {
    if (step === '[]') return [below];
    if (step !== '<name>') return { [step]: below };
    return { [names[steps[index - 1] ?? ''] ?? 'owner']: below };
  }, value);
  return whole as object;
}
