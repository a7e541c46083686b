import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  expectAccounted,
  expectHelpful,
  expectUntouched,
  first,
  judgedIn,
  makeUnlucky,
  stack,
  untilApproved,
} from './bad-luck.ts';
import type { Project } from './project.ts';

let project: Project;

beforeAll(async () => {
  project = await makeUnlucky();
  (await project.waves('run', first)).expect(3, 'awaiting-approval');
  await project.save('asked');
  await untilApproved(project);
});

beforeEach(() => project.restore('approved'));
afterAll(() => project?.remove());

const run = () => project.waves('run', first);

async function expectReleased(): Promise<void> {
  (await run()).expect(0);
  await expectAccounted(project);
}

const typed = [
  ['network-edg@2.4.0', 'module-unknown'],
  ['network-edge@9.9.9', 'version-unknown'],
  ['network-edge@^2.4.0', 'not-exact'],
  ['network-edge@2.4', 'not-exact'],
  ['network-edge@>=2.4.0', 'not-exact'],
  ['network-edge@main', 'not-exact'],
  ['network-edge@latest', 'not-exact'],
  ['network-edge@', 'bad-usage'],
  ['p-nobody', 'promotion-unknown'],
] as const;

test('what names no release that could be promoted is said as what it is, and nothing is written', async () => {
  const before = await project.facts();
  for (const [what, code] of typed) expectHelpful((await project.waves('run', what)).expect(64, code));
  expect(await project.facts()).toEqual(before);
});

describe('a release whose tag', () => {
  const move = (tag: string, to: string) =>
    project.moduleGit('update-ref', `refs/tags/${tag}`, project.moduleGit('rev-parse', `${to}^{commit}`).trim());

  test('was moved before it was promoted is refused, with an alarm that stays', async () => {
    (await project.waves('release', 'add', 'network-edge@2.5.0')).expect(0);
    move('v2.5.0', 'v2.5.1-block');
    const { promotion } = await judgedIn(project);
    (await project.waves('abort', promotion, '--reason', 'make room')).expect(0);
    expectHelpful((await project.waves('run', 'network-edge@2.5.0')).expect(6, 'ref-moved'));
    expectHelpful((await project.waves('run', 'network-edge@2.5.0')).expect(6, 'ref-moved'));
    const alarms = (await project.facts('release-alarmed')).map(({ fact }) => fact.code);
    expect(alarms).toEqual(['ref-moved', 'version-digest-conflict']);
    await expectUntouched(project);
  });

  test('was deleted cannot be begun, and what is in flight goes on with what is sealed', async () => {
    project.moduleGit('update-ref', '-d', 'refs/tags/v2.5.0');
    expectHelpful((await project.waves('run', 'network-edge@2.5.0')).expect(64, 'version-unknown'));
    await expectUntouched(project);
  });

  test('was deleted while it is promoted: nothing else is applied in its place', async () => {
    project.moduleGit('update-ref', '-d', 'refs/tags/v2.4.0');
    expectHelpful((await run()).expect(64, 'version-unknown'));
    await expectUntouched(project);
    const { promotion } = await judgedIn(project);
    const ran = await project.waves('run', promotion);
    expectHelpful(ran);
    expect(await project.facts('apply-intended')).toHaveLength(project.effects().length > 0 ? 1 : 0);
    await expectAccounted(project);
  });

  test('names other content when a stack is planned: said as what it is', async () => {
    await project.restore('asked');
    const { promotion } = await judgedIn(project);
    (await project.waves('retry', promotion, '--stack', stack, '--reason', 'plan it anew')).expect(0);
    move('v2.4.0', 'v2.5.0');
    expectHelpful((await project.waves('run', promotion)).expect(9, 'artifact-mutated'));
    await expectUntouched(project);
  });
});

describe('rules that change in flight', () => {
  const edit = (path: string, change: (text: string) => string) =>
    project.commit({ [path]: change(project.read(path)) }, { message: `Edit ${path}` });

  test('a rule file that cannot be read closes the gate until it is mended', async () => {
    for (const path of ['waves.yaml', 'policies/approvals.yaml', 'policies/freezes.yaml']) {
      const right = project.read(path);
      edit(path, (text) => `${text}\nno-such-key: [\n`);
      expectHelpful((await run()).expect(5, 'rules-unreadable'));
      await expectUntouched(project);
      project.commit({ [path]: right }, { message: 'Mend it' });
    }
    await expectReleased();
  });

  test('a policy that was tightened holds it, naming the clause', async () => {
    edit(
      'policies/rules.yaml',
      (text) => `${text}  - name: no-internal-buckets
    when: { type: aws_vpc, actions: [create] }
    deny: { attribute: enable_dns_support, present: true }
    say: no new VPC this quarter
    fix: wait for the network review
`,
    );
    const ran = (await run()).expect(4, 'rule-tightened');
    expectHelpful(ran);
    expect(ran.reasons.find(({ code }) => code === 'rule-tightened')?.say).toContain('no-internal-buckets');
    await expectUntouched(project);
  });

  test('an approval policy that asks more roles asks them too', async () => {
    const more = '      - security-owner\n      - compliance-owner\n';
    edit('policies/approvals.yaml', (text) => text.replace('      - security-owner\n', more));
    const ran = (await run()).expect(3, 'awaiting-approval');
    expect(ran.reasons.map(({ owner }) => owner)).toEqual(['compliance-owner']);
    await expectUntouched(project);
    const { promotion, d } = await judgedIn(project);
    const given = ['approve', promotion, '--plan', d, '--role', 'compliance-owner', '--as', 'colin'];
    (await project.waves(...given)).expect(0);
    await expectReleased();
  });

  test('an approval policy that was loosened lets nobody off', async () => {
    await project.restore('asked');
    edit('policies/approvals.yaml', (text) => text.replaceAll(/requiredRoles:\n(?: +- .*\n)+/g, 'requiredRoles: []\n'));
    const ran = (await run()).expect(3, 'awaiting-approval');
    expect(ran.reasons.map(({ owner }) => owner).sort()).toEqual(['platform-owner', 'security-owner']);
    await expectUntouched(project);
  });

  test('a freeze that begins after everybody said yes', async () => {
    const now = Date.now();
    const [startsAt, endsAt] = [now - 60_000, now + 3_600_000].map((at) => new Date(at).toISOString());
    const right = project.read('policies/freezes.yaml');
    edit(
      'policies/freezes.yaml',
      () => `freezeWindow:
  name: incident-in-progress
  environments: ['prod-*']
  startsAt: ${startsAt}
  endsAt: ${endsAt}
`,
    );
    const ran = (await run()).expect(4, 'frozen');
    expectHelpful(ran);
    expect(ran.reasons.find(({ code }) => code === 'frozen')?.until).toBe(endsAt);
    await expectUntouched(project);
    project.commit({ 'policies/freezes.yaml': right }, { message: 'It is over' });
    await expectReleased();
  });

  test('somebody who no longer holds the role after saying yes', async () => {
    edit('policies/approvals.yaml', (text) => text.replace('security-owner: [selma]', 'security-owner: [silas]'));
    const ran = (await run()).expect(3, 'awaiting-approval');
    expect(ran.reasons.map(({ owner }) => owner)).toEqual(['security-owner']);
    await expectUntouched(project);
    const { promotion, d } = await judgedIn(project);
    const given = ['approve', promotion, '--plan', d, '--role', 'security-owner', '--as'] as const;
    (await project.waves(...given, 'silas')).expect(0);
    await expectReleased();
  });
});
