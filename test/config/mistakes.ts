import type { ProblemCode } from '../../src/config/problem-codes.ts';
import type { Files } from './repository.ts';
import { small } from './repository.ts';

const waves = small['waves.yaml'] ?? '';
const people = small['policies/people.yaml'] ?? '';
const contract = small['waves/default.yaml'] ?? '';
export const policy = (text: string): Files => ({ 'policies/more.yaml': text });
const more = (text: string): Files => ({ 'waves.yaml': `${waves}${text}\n` });
const wave = (text: string): Files => ({
  'waves/default.yaml': `waves:\n  - { name: dev, accounts: [dev] }\n  - { name: prod, accounts: [prod], ${text} }\n`,
});
const row = 'policies:\n  - { name: a, when: { type: x, actions: create }, say: s, fix: f';

/** For each code a mistake that has it, and where it is then shown. Nothing else is reported. */
export const mistakes: Record<Exclude<ProblemCode, 'many-problems' | 'without-effect'>, readonly [Files, string]> = {
  'file-missing': [{ 'stacks/dev/edge/stack.yaml': 'variableFiles: [x.tfvars]' }, 'stacks/dev/edge/stack.yaml:1:17'],
  'file-too-big': [policy(`#${'x'.repeat(1_000_000)}`), 'policies/more.yaml:1:1'],
  unreadable: [{ 'stacks/prod': { fault: 'unreadable' } }, 'stacks/prod:1:1'],
  'no-file': [{ 'policies/more.yaml': { fault: 'link' } }, 'policies/more.yaml:1:1'],
  'not-text': [{ 'policies/more.yaml': { fault: 'not-text' } }, 'policies/more.yaml:1:1'],
  'newer-version': [more('version: 2\nnew: key'), 'waves.yaml:6:10'],
  'too-deep': [policy('['.repeat(100)), 'policies/more.yaml:1:67'],
  'yaml-syntax': [policy('roles: "x\n'), 'policies/more.yaml:2:1'],
  'yaml-feature': [policy('roles:\n  a: &x [ann]\n'), 'policies/more.yaml:2:9'],
  'duplicate-key': [policy('roles:\n  a: [ann]\n  a: [bob]\n'), 'policies/more.yaml:3:3'],
  'unsafe-key': [policy('roles:\n  a: [ann]\n  __proto__: [bob]\n'), 'policies/more.yaml:3:3'],
  'hidden-characters': [policy('roles:\n  a: ["an\\u200Bn"]\n'), 'policies/more.yaml:2:7'],
  'empty-value': [more('remote:'), 'waves.yaml:6:1'],
  'unknown-key': [more('stackz: x'), 'waves.yaml:6:1'],
  'missing-key': [policy('people:\n  - name: Cat\n'), 'policies/more.yaml:2:5'],
  'wrong-type': [more('workRoot: 12'), 'waves.yaml:6:11'],
  'unknown-value': [
    policy('approvalPolicy:\n  x:\n    when: { class: hihg }\n    requiredRoles: []\n'),
    'policies/more.yaml:3:20',
  ],
  'out-of-range': [more('deadline: 0'), 'waves.yaml:6:11'],
  'bad-name': [policy('roles:\n  Ünit: [ann]\n'), 'policies/more.yaml:2:3'],
  'bad-duration': [wave('soak: 1 hour'), 'waves/default.yaml:3:43'],
  'bad-instant': [policy('roles:\n  a: [{ person: ann, until: 2026-02-30T00:00:00Z }]\n'), 'policies/more.yaml:2:29'],
  'bad-glob': [{ 'waves/default.yaml': contract.replace('[prod]', '["pr?d"]') }, 'waves/default.yaml:5:16'],
  'bad-format': [{ 'waves.yaml': waves.replace('terraform', 'pulumi') }, 'waves.yaml:1:9'],
  'bad-pattern': [{ 'waves.yaml': waves.replace('{stack}', 'edge') }, 'waves.yaml:2:9'],
  'unknown-placeholder': [more('identity: { exec: [who, "{acount}"] }'), 'waves.yaml:6:25'],
  'keys-clash': [policy(`${row} }\n`), 'policies/more.yaml:2:13'],
  'same-name': [{ 'waves.yaml': waves.replace("prod: '3", "Dev: '222222222222', prod: '3") }, 'waves.yaml:3:34'],
  'same-id': [policy('people:\n  - { id: cat, emails: Ann@acme.example }\n'), 'policies/people.yaml:3:14'],
  'empty-window': [
    policy(
      'freezeWindow:\n  name: f\n  environments: prod\n  startsAt: 2026-12-20T00:00:00Z\n  endsAt: 2026-12-20T00:00:00Z\n',
    ),
    'policies/more.yaml:5:11',
  ],
  'unmapped-folder': [{ 'stacks/dev/net/a/main.tf': 'module "a" {}\n' }, 'stacks/dev/net/a/main.tf:1:1'],
  'unknown-account': [{ 'waves/default.yaml': contract.replace('[dev]', '[dev, sandbox]') }, 'waves/default.yaml:3:21'],
  'account-differs': [
    { 'stacks/prod/environment.yaml': 'environment: { account: dev }' },
    'stacks/prod/environment.yaml:1:25',
  ],
  'unknown-module': [{ 'waves/edgee.yaml': contract }, 'waves/edgee.yaml:1:1'],
  'unknown-role': [{ 'waves/default.yaml': contract.replace('[owner]', '[ownr]') }, 'waves/default.yaml:6:25'],
  'role-without-holders': [policy('roles: { a: [] }'), 'policies/more.yaml:1:10'],
  'unknown-person': [
    { 'policies/people.yaml': people.replace('[ann, bob]', '[ann, bobb]') },
    'policies/people.yaml:7:16',
  ],
  'unknown-kind': [wave('requiredEvidence: [plan_pas]'), 'waves/default.yaml:3:56'],
  'reason-missing': [wave('requiredEvidence: [{ kind: canary, onNoData: pass }]'), 'waves/default.yaml:3:82'],
  'implicit-evidence': [
    wave('requiredEvidence: [{ kind: drift_check, onNoData: pass, reason: x }]'),
    'waves/default.yaml:3:87',
  ],
  'selects-nothing': [policy('approvalPolicy:\n  prdo: { requiredRoles: [owner] }\n'), 'policies/more.yaml:2:3'],
  'wave-overlap': [{ 'waves/default.yaml': contract.replace('[prod]', '[prod, "d*"]') }, 'waves/default.yaml:5:15'],
  'wave-uncovered': [{ 'waves/default.yaml': contract.replace('[dev]', '["x*"]') }, 'stacks/dev/edge/main.tf:2:13'],
  'contract-missing': [{ 'waves/default.yaml': undefined }, 'waves.yaml:5:3'],
  'env-forbidden': [{ 'stacks/dev/edge/stack.yaml': 'env: [TF_CLI_ARGS_plan]' }, 'stacks/dev/edge/stack.yaml:1:7'],
  'outside-repository': [{ 'stacks/dev/edge/stack.yaml': 'reads: [../../../../x]' }, 'stacks/dev/edge/stack.yaml:1:9'],
};
