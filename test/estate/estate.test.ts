import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minimatch } from 'minimatch';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const yaml = (path: string) => parse(text(path), { uniqueKeys: true });

const accounts: string[] = Object.keys(yaml('waves.yaml').accounts);
const people: { id: string; name: string; emails: string[] }[] = yaml('policies/people.yaml').people;
const roles: Record<string, string[]> = yaml('policies/approvals.yaml').roles;

test('the waves of network-edge are the four of the lesson, to the letter', () => {
  expect(text('waves/network-edge.yaml')).toBe(`waves:
  - name: sandbox
    accounts: [sandbox-01]
    requiredEvidence: [plan_pass, apply_pass]
  - name: low-risk-prod
    accounts: [prod-noncritical-01]
    requiredEvidence: [plan_pass, policy_pass, waf_count_metrics]
  - name: prod-standard
    accounts: [prod-standard-*]
    requiredEvidence: [no_false_positive_spike]
  - name: regulated-prod
    accounts: [prod-regulated-*]
    requiredApprovals: [security-owner, compliance-owner]
`);
});

test('every account is in exactly one wave', () => {
  const waves: { accounts: string[] }[] = yaml('waves/network-edge.yaml').waves;
  for (const account of accounts) {
    const found = waves.filter((wave) => wave.accounts.some((glob) => minimatch(account, glob)));
    expect(found, account).toHaveLength(1);
  }
});

test('account ids are text of twelve digits and all different', () => {
  const ids: unknown[] = Object.values(yaml('waves.yaml').accounts);
  expect(new Set(ids).size).toBe(6);
  for (const id of ids) expect(id).toMatch(/^\d{12}$/);
});

test('the folders of stacks are the accounts', () => {
  expect(readdirSync(new URL('stacks', root)).sort()).toEqual([...accounts].sort());
});

test.each(accounts)('%s says its environment and pins network-edge once, at 2.4.0', (account) => {
  expect(yaml(`stacks/${account}/environment.yaml`).environment).toEqual({
    stage: account === 'sandbox-01' ? 'sandbox' : 'prod',
    region: expect.any(String),
    account,
    dataClass: expect.any(String),
    tenantTier: expect.any(String),
    releaseChannel: expect.any(String),
  });
  const main = text(`stacks/${account}/network-edge/main.tf`);
  expect(main.match(/source = "git::.*"/g)).toEqual([
    `source = "${yaml('waves.yaml').modules['network-edge'].source}?ref=v2.4.0"`,
  ]);
  expect(main).toBe(text('stacks/sandbox-01/network-edge/main.tf'));
});

test.each(accounts)('the variables of %s name its own account and region', (account) => {
  const variables = text(`stacks/${account}/network-edge/terraform.tfvars`);
  const { region } = yaml(`stacks/${account}/environment.yaml`).environment;
  expect(variables).toContain(`account  = "${account}"`);
  expect(variables).toContain(`region   = "${region}"`);
});

test('address ranges of the accounts do not overlap', () => {
  const starts = accounts.map((account) => {
    const range = text(`stacks/${account}/network-edge/terraform.tfvars`).match(/"10\.(\d+)\.(\d+)\.0\/20"/);
    return Number(range?.[1]) * 256 + Number(range?.[2]);
  });
  for (const start of starts) expect(start % 16).toBe(0);
  expect(new Set(starts).size).toBe(accounts.length);
});

test('every role is held by known persons, and every role that is asked for exists', () => {
  const ids = people.map((person) => person.id);
  expect(
    Object.values(roles)
      .flat()
      .filter((id) => !ids.includes(id)),
  ).toEqual([]);

  const rules: { requiredRoles: string[] }[] = Object.values(yaml('policies/approvals.yaml').approvalPolicy);
  const waves: { requiredApprovals?: string[] }[] = yaml('waves/network-edge.yaml').waves;
  const asked = [
    ...rules.flatMap((rule) => rule.requiredRoles),
    ...waves.flatMap((wave) => wave.requiredApprovals ?? []),
  ];
  expect(asked.filter((role) => !(role in roles))).toEqual([]);
});

test('no person holds two roles, and no e-mail belongs to two persons', () => {
  const holders = Object.values(roles).flat();
  const emails = people.flatMap((person) => person.emails);
  expect(new Set(holders).size).toBe(holders.length);
  expect(new Set(emails).size).toBe(emails.length);
});

test('a regulated wave of a network change can be approved by four persons who did not write it', () => {
  const writers = ['mona@network-team.example', 'petra@network-team.example'];
  const free = (role: string) =>
    roles[role]?.filter(
      (id) => !people.find((person) => person.id === id)?.emails.some((email) => writers.includes(email)),
    );
  expect(free('platform-owner')).toEqual(['pavel']);
  expect(free('security-owner')).toEqual(['selma']);
  expect(free('compliance-owner')).toEqual(['colin']);
  expect(free('service-owner')).toEqual(['silas']);
});

test('the first person listed starts promotions and holds no role', () => {
  expect(people[0]?.id).toBe('sana');
  expect(Object.values(roles).flat()).not.toContain('sana');
});

test('the year-end freeze touches none of the accounts', () => {
  const globs: string[] = yaml('policies/freezes.yaml').freezeWindow.environments;
  expect(accounts.filter((account) => globs.some((glob) => minimatch(account, glob)))).toEqual([]);
  expect(minimatch('prod-payments-01', globs[0] ?? '')).toBe(true);
});

test('both ways a new WAF rule can block at once are denied with the same sentence and a fix', () => {
  const rows: { deny?: { attribute: string }; say: string; fix: string }[] = yaml('policies/rules.yaml').policies;
  const policies = rows.filter(({ deny }) => deny);
  expect(policies.map((policy) => policy.deny?.attribute)).toEqual([
    'rule[*].override_action[*].none',
    'rule[*].action[*].block',
  ]);
  for (const policy of policies) {
    expect(policy.say).toContain('a new WAF rule must start in count mode');
    expect(policy.fix).toContain('count {}');
  }
});

test('CODEOWNERS names only folders and files that exist', () => {
  const patterns = text('CODEOWNERS')
    .split('\n')
    .filter((line) => line.startsWith('/'))
    .map((line) => (line.split(/\s+/)[0] ?? '').slice(1));
  for (const pattern of patterns) {
    const fixed = pattern.split('*')[0]?.replace(/[^/]*$/, (rest) => (pattern.includes('*') ? '' : rest)) ?? '';
    expect(existsSync(fileURLToPath(new URL(fixed, root))), pattern).toBe(true);
  }
});
