import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { editSealed, reseal } from './bad-luck.ts';
import { realEngine, usualEngine } from './engines.ts';
import { repositoryFile } from './estate.ts';
import { approveAll, promote, promotionOf } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';
import { signedBy } from './signing.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 });

const release = 'network-edge@2.5.0';
const account = 'prod-standard-01';
const stack = `${account}/network-edge`;
const folder = `stacks/${stack}`;

let project: Project;
let id: string;
let sealed: { readonly planFile: { readonly name: string }; readonly workspace: { readonly name: string } };

beforeAll(async () => {
  project = await makeSandbox({ accounts: [account] });
  (await promote(project, 'network-edge@2.4.0')).expect(0);
  id = promotionOf((await project.waves('run', release)).expect(3, 'awaiting-approval')).promotion;
  await approveAll(project);
  const judged = (await project.facts('judged')).at(-1)?.fact.record;
  if (!judged) throw new Error('nothing was judged');
  sealed = judged.sealed;
  await project.save('approved');
});

beforeEach(() => project.restore('approved'));
afterAll(() => project?.remove());

/** The run after something changed: it ends so, and nothing was applied. */
async function refusedWith(exit: number, code: string, ...more: readonly string[]): Promise<void> {
  (await project.waves('run', id, ...more)).expect(exit, code);
  const begun = (await project.facts('apply-intended')).filter(({ fact }) => fact.promotion === id);
  expect(begun).toEqual([]);
  expect(project.effects().filter(({ type }) => type === 'aws_wafv2_web_acl')).toEqual([]);
}

test('S08.1 S08.11 nothing changed but a file that the stack does not read: it is applied', async () => {
  project.commit({ 'stacks/readme.md': 'Nobody reads this.\n' }, { message: 'Elsewhere' });
  (await project.waves('run', id)).expect(0);
});

test('S08.1 another artifact: other bytes of the module in the sealed folder', async () => {
  const path = `${folder}/.terraform/modules/network_edge/waf.tf`;
  const text = repositoryFile('examples/modules/network-edge/2.5.1-block/waf.tf');
  await editSealed(project, sealed.workspace.name, { path, text });
  await refusedWith(9, 'workspace-changed');
});

test('S08.1 another plan file under the same name', async () => {
  const other = (await project.facts('judged'))[0]?.fact.record.sealed.planFile.name ?? '';
  const bytes = readFileSync(join(project.folder, '.waves/sealed', other));
  expect(other).not.toBe(sealed.planFile.name);
  writeFileSync(join(project.folder, '.waves/sealed', sealed.planFile.name), bytes);
  await refusedWith(9, 'plan-changed');
});

test('S08.1 a plan file that is none', async () => {
  await reseal(project, sealed.planFile.name, new TextEncoder().encode('no plan'));
  await refusedWith(9, 'plan-changed');
});

test('S08.1 another environment: the account holds other data now', async () => {
  const file = `stacks/${account}/environment.yaml`;
  const other = project.read(file).replace(/dataClass: .*/, 'dataClass: cardholder');
  project.commit({ [file]: other }, { message: 'Cardholder data' });
  await refusedWith(6, 'inputs-changed');
});

test('S08.1 another identity: the apply credentials are of another account', async () => {
  const mine = "exec: [ waves, sim, credentials, '{account}', apply ]";
  const waves = project.read('waves.yaml');
  expect(waves).toContain(mine);
  const other = waves.replace(mine, mine.replace("'{account}'", 'sandbox-01'));
  project.commit({ 'waves.yaml': other }, { message: 'Other credentials' });
  await refusedWith(6, 'wrong-account');
});

test('S08.1 another scope: the approvals name another plan', async () => {
  const signed = (await project.facts('approved')).at(-1)?.fact.act;
  if (!signed) throw new Error('nobody approved');
  const [record] = signed.act.records ?? [];
  const records = [{ ...record, stack, wave: 'prod-standard', d: `sha256:${'0'.repeat(64)}` }];
  const file = join(project.base, 'other.json');
  writeFileSync(file, JSON.stringify(await signedBy(project, { ...signed, act: { ...signed.act, records } })));
  (await project.waves('approve', id, '--file', file)).expect(6, 'out-of-scope');
});

test('S08.1 another diff: what the stack reads has changed', async () => {
  const file = `${folder}/main.tf`;
  project.commit({ [file]: `${project.read(file)}\n# Said better.\n` }, { message: 'Say it better' });
  await refusedWith(3, 'plan-moved');
});

test('S08.1 another plan: the state has moved since', async () => {
  const file = join(project.folder, '.waves/sim/state', account, 'network-edge.tfstate');
  const state = JSON.parse(readFileSync(file, 'utf8')) as { serial: number };
  writeFileSync(file, JSON.stringify({ ...state, serial: state.serial + 1 }));
  await refusedWith(3, 'plan-stale');
});

test('S08.1 another policy result: a rule was tightened', async () => {
  const rules = project.read('policies/rules.yaml');
  const deny =
    '  - name: no-web-acl\n    when: { type: aws_wafv2_web_acl, actions: [create] }\n    deny: { attribute: name, present: true }\n    say: no web ACL is created this week\n    fix: wait\n';
  project.commit({ 'policies/rules.yaml': rules.replace('policies:\n', `policies:\n${deny}`) }, { message: 'Tighten' });
  await refusedWith(4, 'rule-tightened');
});

test('S08.1 another time: the approvals have expired', async () => {
  await refusedWith(3, 'approval-expired', '--now', new Date(Date.now() + 61 * 60_000).toISOString());
});

test('S16.6 another engine than the one that planned', async () => {
  const wrapper = join(project.bin, usualEngine);
  const real = realEngine(project, usualEngine);
  rmSync(wrapper, { force: true });
  writeFileSync(wrapper, `#!/bin/sh\nexec "${real}" "$@"\n`);
  chmodSync(wrapper, 0o755);
  await refusedWith(6, 'toolchain-changed');
});
