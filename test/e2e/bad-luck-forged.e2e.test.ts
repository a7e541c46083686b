import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openArchive } from '../../src/adapters/plan-file/archive.ts';
import { digestOf } from '../../src/domain/digest.ts';
import type { Fact } from '../../src/domain/promotion/facts.ts';
import { zip } from '../adapters/plan-file/plans.ts';
import {
  evidenceFor,
  expectAccounted,
  expectHelpful,
  expectNothingBegun,
  expectUntouched,
  first,
  forge,
  forgeRecord,
  judgedIn,
  makeUnlucky,
  reseal,
  stack,
  stackFolder,
  unseal,
  untilApproved,
} from './bad-luck.ts';
import { approveAll } from './people.ts';
import type { Project } from './project.ts';

const other = 'prod-standard-01/network-edge';
let project: Project;

beforeAll(async () => {
  project = await makeUnlucky();
  (await project.waves('run', first)).expect(3, 'awaiting-approval');
  await project.save('asked');
  await untilApproved(project);
});

beforeEach(() => project.restore('approved'));
afterAll(() => project?.remove());

/** The sealed plan with a provisioner put into its own copy of the configuration, which no plan text shows (F5). */
async function withProvisioner(name: string): Promise<Uint8Array> {
  const archive = openArchive(await unseal(project, name));
  const files = archive.names.map((member) => [member, archive.read(member)] as const);
  const planted = `\nresource "terraform_data" "planted" {\n  provisioner "local-exec" {\n    command = "true"\n  }\n}\n`;
  return zip(
    files.map(([member, bytes]) => {
      const text = Buffer.from(bytes).toString();
      return [member, member.startsWith('tfconfig/m-') && text.includes('backend') ? text + planted : bytes] as const;
    }),
  );
}

async function runRefused(exit: number, code: string): Promise<void> {
  const ran = (await project.waves('run', first)).expect(exit, code);
  expectHelpful(ran);
  expect(ran.reasons.some(({ subject }) => subject === stack)).toBe(true);
  await expectUntouched(project);
}

/** What was appended contradicts the entries before it, so that verifying names it too. */
async function runTampered(exit: number, code: string): Promise<void> {
  expectHelpful((await project.waves('run', first)).expect(exit, code));
  await expectNothingBegun(project);
  const verified = (await project.waves('audit', 'verify')).expect(9, 'ledger-tampered');
  expect(verified.reasons[0]?.subject).toMatch(/^entry \d+$/);
}

describe('a plan file that is not the approved one', () => {
  test('with the snapshot of its configuration replaced, sealed under the same name', async () => {
    const { planFile } = (await judgedIn(project)).record.sealed;
    await reseal(project, planFile.name, await withProvisioner(planFile.name));
    await runRefused(9, 'plan-changed');
  });

  test('the same, recorded by whoever plans as if it were right, and approved', async () => {
    const judged = await judgedIn(project);
    const { sealed } = judged.record;
    const bytes = await withProvisioner(sealed.planFile.name);
    await reseal(project, sealed.planFile.name, bytes);
    const planFile = { ...sealed.planFile, digest: digestOf(bytes) };
    await forgeRecord(project, judged, { sealed: { ...sealed, planFile } });
    await approveAll(project);
    await runRefused(9, 'sources-differ');
  });

  test('of an earlier plan of the same stack', async () => {
    const before = (await judgedIn(project)).record.sealed.planFile.name;
    project.commit({ [`${stackFolder}/note.txt`]: 'another plan' }, { message: 'Say more' });
    (await project.waves('run', first)).expect(3, 'plan-moved');
    await approveAll(project);
    const now = (await judgedIn(project)).record.sealed.planFile.name;
    expect(now).not.toBe(before);
    await reseal(project, now, await unseal(project, before));
    await runRefused(9, 'plan-changed');
  });
});

describe('an entry appended by somebody who may append', () => {
  test('a judged fact that asks nobody lets nobody off', async () => {
    await project.restore('asked');
    const judged = await judgedIn(project);
    const need = { ...judged.need, roles: [], anyPerson: false };
    await forge(project, { ...judged, need });
    await runRefused(3, 'awaiting-approval');
    const { promotion, d } = judged;
    const alone = await project.waves('run', promotion, '--stack', stack, '--only', 'apply', '--plan', d);
    alone.expect(3, 'awaiting-approval');
    await expectUntouched(project);
  });

  test('a judged fact that says nothing would change applies nothing, and the re-read shows it', async () => {
    const judged = await judgedIn(project);
    await forge(project, { ...judged, summary: { ...judged.summary, class: 'none' } });
    expectHelpful((await project.waves('run', first)).expect(4, 'not-verified'));
    await expectUntouched(project);
  });

  test('another judgement under the same rules', async () => {
    await forgeRecord(project, await judgedIn(project), { judgement: digestOf('all is well') });
    await approveAll(project);
    await runRefused(9, 'judgement-differs');
  });

  test('an analysis that is not what the sealed bytes say', async () => {
    const judged = await judgedIn(project);
    const file = join(project.folder, '.waves/objects', ...objectName(judged.record.analysis));
    const text = readFileSync(file, 'utf8').replaceAll('"create"', '"no-op"');
    const forged = digestOf(text);
    const place = join(project.folder, '.waves/objects', ...objectName(forged));
    mkdirSync(join(place, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(place, text, { mode: 0o600 });
    const { promotion, d } = await forgeRecord(project, judged, { analysis: forged });
    await approveAll(project);
    const asked = (await project.waves('run', first)).expect(3, 'awaiting-approval');
    expect(asked.reasons.map(({ owner }) => owner)).toEqual(['service-owner']);
    (await project.waves('approve', promotion, '--plan', d, '--role', 'service-owner', '--as', 'silas')).expect(0);
    await runRefused(9, 'analysis-differs');
  });

  test('a record that leaves out its authors', async () => {
    await forgeRecord(project, await judgedIn(project), { authors: { persons: [], unknown: [] } });
    await approveAll(project);
    await runRefused(9, 'record-forged');
  });

  test('a record whose digest is another', async () => {
    const judged = await judgedIn(project);
    const d = digestOf('a digest of nothing');
    await forge(project, { ...judged, d }, ...(await evidenceFor(project, judged.d, d)));
    await approveAll(project);
    await runTampered(9, 'record-forged');
  });

  test("an approval that carries somebody else's signature", async () => {
    await project.restore('asked');
    const { promotion, d } = await judgedIn(project);
    (await project.waves('approve', promotion, '--plan', d, '--role', 'platform-owner', '--as', 'pavel')).expect(0);
    const [given] = await project.facts('approved');
    if (!given) throw new Error('nothing was approved');
    const { act, signature } = given.fact.act;
    const forged = { act: { ...act, by: 'selma', role: 'security-owner' }, signature };
    await forge(project, { type: 'approved', promotion, act: forged });
    await runRefused(6, 'proof-invalid');
  });

  test('an approval of another plan, and one that was bent to name this one', async () => {
    project.commit({ [`${stackFolder}/note.txt`]: 'another plan' }, { message: 'Say more' });
    (await project.waves('run', first)).expect(3, 'plan-moved', 'awaiting-approval');
    const { promotion, d } = await judgedIn(project);
    const given = (await project.facts('approved')).map(({ fact }) => fact);
    await forge(project, ...given);
    await runRefused(3, 'awaiting-approval');
    const bent = given.map((fact): Fact => {
      const { act, signature } = fact.act;
      const records = act.records?.map((record) => ({ ...record, d })) ?? [];
      return { type: 'approved', promotion, act: { act: { ...act, records }, signature } };
    });
    await forge(project, ...bent);
    await runRefused(6, 'proof-invalid');
  });

  test('a start by somebody who did not start', async () => {
    const [started] = await project.facts('promotion-started');
    if (!started) throw new Error('nothing was started');
    await forge(project, { ...started.fact, starter: 'silas' });
    (await project.waves('run', first)).expect(3, 'awaiting-approval');
    await approveAll(project);
    await runTampered(6, 'proof-invalid');
  });

  test('an intent without an apply is settled as not started, and its plan stays spent', async () => {
    const { promotion, d, record } = await judgedIn(project);
    const runFolder = join(project.folder, '.waves/runs/forged');
    const intent = { promotion, stack, d, lockKey: record.lockKey, approvals: [], gathered: [], runFolder };
    await forge(project, { type: 'apply-intended', ...intent });
    (await project.waves('run', first)).expect(8, 'apply-failed', 'budget-spent');
    expect(project.effects()).toEqual([]);
    const spent = await project.waves('run', promotion, '--stack', stack, '--only', 'apply', '--plan', d);
    spent.expect(6, 'plan-consumed');
    (await project.waves('retry', promotion, '--stack', stack, '--reason', 'nobody began')).expect(0);
    (await project.waves('run', first)).expect(3, 'awaiting-approval');
    await approveAll(project);
    (await project.waves('run', first)).expect(0);
    await expectAccounted(project);
  });
});

function objectName(digest: string): readonly string[] {
  const hex = digest.replace('sha256:', '');
  return [hex.slice(0, 2), hex];
}

describe('the ledger changed by hand', () => {
  const database = () => new DatabaseSync(join(project.folder, '.waves/ledger/ledger.sqlite'));

  test('an entry with another approver is named, and nothing runs on it', async () => {
    const [given] = await project.facts('approved');
    const sequence = given?.sequence ?? 0;
    const opened = database();
    opened.exec('DROP TRIGGER entries_keep');
    opened.exec(`UPDATE entries SET line = replace(line, 'pavel', 'petra') WHERE sequence = ${sequence}`);
    opened.close();
    const verified = (await project.waves('audit', 'verify')).expect(9, 'ledger-tampered');
    expect(verified.reasons[0]?.subject).toBe(`entry ${sequence}`);
    expectHelpful((await project.waves('run', first)).expect(9, 'ledger-tampered'));
    expect(project.effects()).toEqual([]);
  });

  test('a ledger cut short is seen against its heads, and takes no further entry', async () => {
    const opened = database();
    const triggers = opened.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
    for (const { name } of triggers) opened.exec(`DROP TRIGGER ${name}`);
    opened.exec('DELETE FROM entries WHERE sequence = (SELECT max(sequence) FROM entries)');
    opened.close();
    (await project.waves('audit', 'verify')).expect(9, 'ledger-tampered');
    const { promotion } = await judgedIn(project);
    (await project.waves('pause', promotion, '--reason', 'look at this')).expect(9, 'ledger-tampered');
    await project.waves('run', first);
    expect(project.effects()).toEqual([]);
  });
});

describe("another stack's plan", () => {
  let two: Project;

  beforeAll(async () => {
    two = await makeUnlucky({ accounts: ['prod-standard-01', 'prod-standard-02'] });
    (await two.waves('run', first)).expect(3, 'awaiting-approval');
    await approveAll(two);
  });

  afterAll(() => two?.remove());

  test('is no plan of this one, swapped in the vault or recorded as if it were', async () => {
    const [judged, theirs] = [await judgedIn(two, other), await judgedIn(two, 'prod-standard-02/network-edge')];
    const { sealed } = judged.record;
    const right = await unseal(two, sealed.planFile.name);
    await reseal(two, sealed.planFile.name, await unseal(two, theirs.record.sealed.planFile.name));
    const only = ['run', judged.promotion, '--stack', other] as const;
    (await two.waves(...only)).expect(9, 'plan-changed');
    await reseal(two, sealed.planFile.name, right);
    const { planFile } = theirs.record.sealed;
    await forgeRecord(two, judged, { sealed: { ...sealed, planFile } });
    await approveAll(two);
    (await two.waves(...only)).expect(9, 'analysis-differs');
    await expectUntouched(two);
  });
});
