import { mistakes } from './mistakes.ts';
import type { Files } from './repository.ts';
import { small } from './repository.ts';

const waves = small['waves.yaml'] ?? '';
const contract = small['waves/default.yaml'] ?? '';
const policy = (text: string): Files => ({ 'policies/more.yaml': text });
const environment = (text: string): Files => ({ 'stacks/dev/environment.yaml': text });
const stack = (text: string): Files => ({ 'stacks/dev/edge/stack.yaml': text });

/** Wrong files as people write them, by what is wrong. Each of them has its frames in `frames/`. */
const written: Readonly<Record<string, Files>> = {
  'unknown-keys': {
    'waves/default.yaml': `waves:
  - name: dev
    accounts: [dev]
  - name: prod
    accounts: [prod]
    concurency: 0
    whatever: 1
    requiredApprovals: [owner]
`,
  },
  'types-and-values': {
    'waves.yaml': `engine: opentofu
stacks: stacks/{account}/{stack}
accounts:
  dev: 111111111111
  prod: '333333333333'
modules:
  edge: { source: 'git::https://git.example.com/acme/edge.git?ref=v1', origin: ours, tags: latest }
providers: { simulated: yes }
deadline: 45
remote:
`,
  },
  'two-places': {
    'waves/default.yaml': contract.replace('[prod]', '["*"]'),
    'policies/more.yaml': 'people:\n  - { id: ann, emails: [bob@acme.example] }\n',
  },
  'from-the-stack': { 'waves/default.yaml': contract.replace('[dev]', '["x-*"]') },
  'no-waves-yaml': { 'waves.yaml': undefined },
  'long-line': policy(
    `{ roles: { ${Array.from({ length: 40 }, (_, index) => `a${index}: [ann], `).join('')}z: [zoe] } }`,
  ),
  'hostile-text': policy('roles:\n  owner\u202E: ["\u001B[31mred"]\n  "a\\tb": [ann]\n'),
  'account-id-as-number': { 'waves.yaml': waves.replace("'111111111111'", '111111111111') },
  'account-id-as-octal': { 'waves.yaml': waves.replace("'111111111111'", '011111111111') },
  'engine-version-as-list': { 'waves.yaml': waves.replace('terraform 1.11', '[terraform, 1.11]') },
  'engine-misspelt': { 'waves.yaml': waves.replace('terraform 1.11', 'terrafrom 1.11') },
  'engine-missing': { 'waves.yaml': waves.replace('engine: terraform 1.11\n', '') },
  'accounts-as-list': { 'waves.yaml': waves.replace(/accounts: .*/, 'accounts: [dev, prod]') },
  'key-in-the-wrong-case': { 'waves.yaml': waves.replace('engine:', 'Engine:') },
  'key-twice-at-the-root': { 'waves.yaml': `${waves}engine: tofu\n` },
  'tab-as-indentation': policy('roles:\n\towner: [ann]\n'),
  'indented-wrongly': policy('roles:\n  a: [ann]\n   b: [ann]\n'),
  'bracket-not-closed': policy('roles:\n  a: [ann\npeople:\n  - { id: cat }\n'),
  'quote-not-closed': policy('roles:\n  a: ["ann]\n'),
  'merge-key': policy('roles:\n  <<: { a: [ann] }\n'),
  'second-document': policy('roles: { a: [ann] }\n---\nroles: { b: [ann] }\n'),
  'environment-variable': policy(`roles:\n  a: ["\${OWNER}"]\n`),
  'empty-file': policy('# nothing yet\n'),
  'empty-list': { 'waves/default.yaml': 'waves: []\n' },
  'list-instead-of-mapping': policy('- roles\n- people\n'),
  'file-ends-in-yml': { 'policies/freezes.yml': 'freezeWindow: {}\n' },
  'wave-without-accounts': { 'waves/default.yaml': `${contract}  - { name: last }\n` },
  'wave-twice': { 'waves/default.yaml': contract.replace('name: prod', 'name: dev') },
  'soak-without-unit': { 'waves/default.yaml': `${contract}    soak: 30\n` },
  'concurrency-of-none': { 'waves/default.yaml': `${contract}    concurrency: 0\n` },
  'canary-of-another-wave': { 'waves/default.yaml': `${contract}    canary: dev\n` },
  'strict-as-text': { 'waves/default.yaml': `${contract}    strict: "yes"\n` },
  'contract-of-no-module': { 'waves/egde.yaml': contract },
  'evidence-misspelt': { 'waves/default.yaml': `${contract}    requiredEvidence: [canray]\n` },
  'freeze-that-ends-first': policy(
    'freezeWindow:\n  name: f\n  environments: [prod]\n  startsAt: 2027-01-05T00:00:00Z\n  endsAt: 2026-12-20T00:00:00Z\n',
  ),
  'freeze-without-zone': policy(
    'freezeWindow:\n  name: f\n  environments: [prod]\n  startsAt: 2026-12-20T00:00:00\n  endsAt: 2027-01-05T00:00:00Z\n',
  ),
  'date-for-an-instant': policy(
    'freezeWindow:\n  name: f\n  environments: [prod]\n  startsAt: 2026-12-20\n  endsAt: 2027-01-05T00:00:00Z\n',
  ),
  'lifetime-misspelt': policy('lifetimes:\n  standrad: 4h\n'),
  'person-without-id': policy('people:\n  - emails: [cat@acme.example]\n'),
  'key-that-is-no-key': policy('people:\n  - { id: cat, keys: ["ssh-ed25519 nonsense"] }\n'),
  'e-mail-that-is-none': policy('people:\n  - { id: cat, emails: [cat] }\n'),
  'team-of-no-forge': policy('roles:\n  a: ["gitea:acme/platform"]\n'),
  'policy-with-two-tests': policy(
    'policies:\n  - name: a\n    when: { type: aws_iam_role, actions: create }\n    deny: { attribute: a, present: true }\n    warn: { attribute: a, present: true }\n    say: s\n    fix: f\n',
  ),
  'action-misspelt': policy(
    'policies:\n  - name: a\n    when: { type: aws_iam_role, actions: craete }\n    deny: { attribute: a, present: true }\n    say: s\n    fix: f\n',
  ),
  'dimension-misspelt': policy('approvalPolicy:\n  x: { when: { stge: prod }, requiredRoles: [owner] }\n'),
  'role-as-text': policy('approvalPolicy:\n  prod-infra-network: { requiredRoles: owner }\n'),
  'stage-misspelt': environment('environment:\n  stag: dev\n'),
  'environment-without-its-key': environment('stage: dev\n'),
  'data-class-as-list': environment('environment:\n  dataClass: [pci]\n'),
  'variable-file-that-is-not-there': stack('variableFiles: [dev.tfvars]\n'),
  'path-out-of-the-repository': stack('reads: [../../../../shared]\n'),
  'engine-of-a-stack': stack('engine: opentofu 1.12\n'),
  'variable-that-changes-the-engine': stack('env: [TF_CLI_CONFIG_FILE, LD_PRELOAD, TF_VAR_ok]\n'),
  'stack-key-in-the-environment': stack('dataClass: pci\n'),
};

/** Those, and the one mistake of each code. */
export const wrongFiles: Readonly<Record<string, Files>> = {
  ...written,
  ...Object.fromEntries(Object.entries(mistakes).map(([code, [files]]) => [`code-${code}`, files])),
};
