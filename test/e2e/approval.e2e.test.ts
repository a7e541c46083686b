import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { repositoryFile } from './estate.ts';
import { approveAll, promote, promotionOf } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';
import { signedBy } from './signing.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 });

const release = 'network-edge@2.5.0';
const stack = 'prod-standard-01/network-edge';
const reason = ['--reason', 'looked again'];
const minute = 60_000;

let project: Project;
let id: string;
/** The plan that waits for platform-owner and security-owner. */
let plan: string;

beforeAll(async () => {
  const approvals = repositoryFile('policies/approvals.yaml')
    .replace('platform-owner: [pavel, petra]', 'platform-owner: [pavel, petra, mona]')
    .replace('security-owner: [selma]', 'security-owner: [selma, pavel]');
  project = await makeSandbox({ accounts: ['prod-standard-01'], files: { 'policies/approvals.yaml': approvals } });
  (await promote(project, 'network-edge@2.4.0')).expect(0);
  await project.save('at 2.4.0');
  const ran = (await project.waves('run', release)).expect(3, 'awaiting-approval');
  id = promotionOf(ran).promotion;
  plan = (await project.facts('judged')).at(-1)?.fact.d ?? '';
  await project.save('asked');
});

beforeEach(() => project.restore('asked'));
afterAll(() => project?.remove());

const approve = (as: string, role: string, ...more: readonly string[]) =>
  project.waves('approve', id, '--plan', plan, '--role', role, '--as', as, ...more);

async function bothApprove(...more: readonly string[]): Promise<void> {
  (await approve('pavel', 'platform-owner', ...more)).expect(0);
  (await approve('selma', 'security-owner', ...more)).expect(0);
}

const applies = async () => (await project.facts('apply-intended')).filter(({ fact }) => fact.promotion === id);
const instant = (at: number) => new Date(at).toISOString();
/** A moment that no test has reached yet, on a whole minute. */
const soon = () => Math.ceil(Date.now() / minute) * minute + minute;

test('S08.4 an approval names at least twelve digits of a plan that is open', async () => {
  const bare = ['approve', id, '--role', 'platform-owner', '--as', 'pavel'];
  (await project.waves(...bare)).expect(64, 'bad-usage');
  (await project.waves(...bare, '--plan', plan.slice(7, 18))).expect(64, 'bad-usage');
  (await project.waves(...bare, '--plan', '0123456789ab')).expect(6, 'plan-mismatch');
  (await project.waves(...bare, '--plan', plan.slice(7, 19))).expect(0);
});

test('S08.8 one person may not fill two roles of one plan', async () => {
  (await approve('pavel', 'platform-owner')).expect(0);
  (await approve('pavel', 'security-owner')).expect(6, 'same-person-two-roles');
  (await project.waves('run', release)).expect(3, 'awaiting-approval');
  expect(await applies()).toEqual([]);
});

test('S08.9 the author of the module may not approve it', async () => {
  (await approve('mona', 'platform-owner')).expect(6, 'self-approval');
});

test('S08.9 a co-author of the module may not approve it', async () => {
  (await approve('petra', 'platform-owner')).expect(6, 'self-approval');
});

test('S08.9 who changed what the stack reads since its last apply may not approve it', async () => {
  await project.restore('at 2.4.0');
  const pavel = { name: 'Pavel Platform', email: 'pavel@acme.example' };
  const main = `${project.read(`stacks/${stack}/main.tf`)}\n# Reviewed.\n`;
  project.commit({ [`stacks/${stack}/main.tf`]: main }, { message: 'Say more', by: pavel });
  const ran = (await project.waves('run', release)).expect(3, 'awaiting-approval');
  const { plan: asked } = promotionOf(ran).steps[0]?.members[0] ?? {};
  const answer = ['approve', promotionOf(ran).promotion, '--plan', asked ?? '', '--role', 'platform-owner'];
  (await project.waves(...answer, '--as', 'pavel')).expect(6, 'self-approval');
});

test('S08.6 an approval counts until one second before its hour, and no longer', async () => {
  const start = soon();
  await bothApprove('--now', instant(start));
  await project.save('approved');
  const late = await project.waves('run', release, '--now', instant(start + 60 * minute));
  late.expect(3, 'approval-expired');
  expect(await applies()).toEqual([]);
  await project.restore('approved');
  (await project.waves('run', release, '--now', instant(start + 60 * minute - 1000))).expect(0);
  expect(await applies()).toHaveLength(1);
});

test("S08.6 an approval's own expiry comes first where it is earlier", async () => {
  const start = soon();
  await bothApprove('--now', instant(start), '--expires', '10m');
  (await project.waves('run', release, '--now', instant(start + 10 * minute))).expect(3, 'approval-expired');
  expect(await applies()).toEqual([]);
});

test('S08.3 S08.5 planning again with nothing different has the same fingerprint and keeps the plan and its approvals', async () => {
  const start = soon();
  await bothApprove('--now', instant(start + 40 * minute));
  const ran = await project.waves('run', release, '--now', instant(start + 70 * minute));
  ran.expect(0);
  const [again, before] = (await project.facts('planned')).toReversed();
  expect(again?.fact.result).not.toBe(before?.fact.result);
  expect(again?.fact.fingerprint).toBe(before?.fact.fingerprint);
  const kept = await project.facts('plan-kept');
  expect(kept.map(({ fact }) => fact.d)).toEqual([plan]);
  expect((await applies()).map(({ fact }) => fact.d)).toEqual([plan]);
});

test('S08.5 a merged change to what the stack reads voids the plan and its approvals', async () => {
  await bothApprove();
  const file = `stacks/${stack}/terraform.tfvars`;
  project.commit({ [file]: project.read(file).replace('Service = "', 'Service = "the-') }, { message: 'Rename' });
  (await project.waves('run', release)).expect(4, 'pending-changes');
  expect(await applies()).toEqual([]);
  const dropped = await project.facts('plan-dropped');
  expect(dropped.map(({ fact }) => [fact.d, fact.code])).toEqual([[plan, 'plan-moved']]);
});

test('S08.13 a rejection with its reason ends the promotion', async () => {
  await bothApprove();
  (await project.waves('reject', id, ...reason, '--as', 'selma')).expect(0);
  expect((await project.facts('promotion-rejected')).map(({ fact }) => fact.act.act)).toMatchObject([
    { by: 'selma', reason: 'looked again' },
  ]);
  const ran = await project.waves('run', id);
  expect(promotionOf(ran).state).toBe('rejected');
  expect(await applies()).toEqual([]);
});

test('S08.13 an approval that is withdrawn before its use counts no more', async () => {
  await bothApprove();
  (await project.waves('revoke', id, ...reason, '--as', 'selma')).expect(0);
  (await project.waves('run', release)).expect(3, 'awaiting-approval');
  expect(await applies()).toEqual([]);
  expect(await project.facts('approval-revoked')).toHaveLength(1);
});

test('S08.16 an approval in a file counts for the promotion and wave it was signed for, and no other', async () => {
  const file = join(project.base, 'approval.json');
  (await approve('pavel', 'platform-owner', '--write', file)).expect(0);
  const signed = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof signedBy>[1];
  const act = signed.act;
  const forge = async (name: string, other: object) => {
    const path = join(project.base, name);
    writeFileSync(path, JSON.stringify(await signedBy(project, { ...signed, act: { ...act, ...other } })));
    return project.waves('approve', id, '--file', path);
  };
  const records = (act.records ?? []).map((record) => ({ ...record, wave: 'regulated-prod' }));
  (await forge('wave.json', { records })).expect(6, 'out-of-scope');
  (await forge('promotion.json', { promotion: 'p-000000' })).expect(6, 'out-of-scope');
  (await forge('ledger.json', { ledger: 'another' })).expect(6, 'out-of-scope');
  writeFileSync(join(project.base, 'edited.json'), JSON.stringify({ ...signed, act: { ...act, records } }));
  (await project.waves('approve', id, '--file', join(project.base, 'edited.json'))).expect(6, 'proof-invalid');
  expect(await project.facts('approved')).toHaveLength(2);
  (await project.waves('approve', id, '--file', file)).expect(0);
});

test('S08.2 a plan has one apply: of two processes one begins it, and later nobody', async () => {
  await bothApprove();
  const only = ['run', id, '--stack', stack, '--only', 'apply', '--plan', plan];
  const both = await Promise.all([project.waves(...only), project.waves(...only)]);
  expect(both.filter(({ exit }) => exit === 0)).toHaveLength(1);
  for (const { exit, codes } of both.filter((one) => one.exit !== 0)) {
    expect([
      [6, 'plan-consumed'],
      [7, 'workspace-busy'],
    ]).toContainEqual([exit, codes[0]]);
  }
  (await project.waves(...only)).expect(6, 'plan-consumed');
  expect(await applies()).toHaveLength(1);
  expect(project.effects().filter(({ type }) => type === 'aws_wafv2_web_acl')).toHaveLength(1);
});

test('S08.2 a retry plans anew and asks again', async () => {
  await bothApprove();
  await project.waves('sim', 'break', 'fail', 'type=aws_wafv2_web_acl');
  const failed = await project.waves('run', release);
  failed.expect(8, 'apply-failed');
  await project.waves('sim', 'break', 'nothing');
  (await project.waves('run', release)).expect(8, 'apply-failed');
  (await project.waves('retry', id, '--stack', stack, ...reason, '--as', 'pavel')).expect(0);
  (await project.waves('run', release)).expect(3, 'awaiting-approval');
  await approveAll(project);
  (await project.waves('run', release)).expect(0);
  const ds = (await applies()).map(({ fact }) => fact.d);
  expect(new Set(ds).size).toBe(2);
});
