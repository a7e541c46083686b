import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgeRecord, judgedIn } from './bad-luck.ts';
import { engines } from './engines.ts';
import { approveAll, promote } from './people.ts';
import { mirrorOf } from './plugin.ts';
import type { Project } from './project.ts';
import { makeProject } from './project.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const stack = 'prod-noncritical-01/network-edge';
const folder = `stacks/${stack}`;
const lockPath = `${folder}/.terraform.lock.hcl`;
const header = '# This file is maintained automatically by "terraform init".\n# Kept by hand too.\n';

/** A release that is 2.4.0 with another demand on `hashicorp/null`, by the module's own author. */
function releaseAsking(project: Project, version: string, constraint: string): void {
  const [git, index] = [project.moduleGit, join(project.base, 'index')];
  const file = join(project.base, 'versions.tf');
  const wanted = `    null = {\n      source  = "hashicorp/null"\n      version = "${constraint}"\n    }\n`;
  const before = 'required_providers {\n';
  writeFileSync(file, git('show', 'v2.4.0:versions.tf').replace(before, before + wanted));
  project.env.GIT_INDEX_FILE = index;
  git('read-tree', 'v2.4.0');
  const blob = git('hash-object', '-w', file).trim();
  git('update-index', '--add', '--cacheinfo', `100644,${blob},versions.tf`);
  const tree = git('write-tree').trim();
  delete project.env.GIT_INDEX_FILE;
  const by = ['-c', 'user.name=Mona Module', '-c', 'user.email=mona@network-team.example'];
  const commit = git(...by, 'commit-tree', tree, '-p', 'v2.4.0^{commit}', '-m', `Ask for ${constraint}`).trim();
  git(...by, 'tag', `v${version}`, commit);
}

describe.each(engines)('on %s, a release asks for a provider that the lock file does not have', (engine) => {
  let project: Project;
  const from = engine === 'tofu' ? 'registry.opentofu.org' : 'registry.terraform.io';

  beforeAll(async () => {
    project = await makeProject({ accounts: ['prod-noncritical-01'], engine });
    mirrorOf(project, ['3.1.0', '3.2.0']);
    const waves = project
      .read('waves.yaml')
      .replace('providers: { simulated: true }', 'providers: { simulated: true, mirror: ../mirror }');
    const approvals = project
      .read('policies/approvals.yaml')
      .replace('service-owner: [silas]', 'service-owner: [silas, pavel]');
    project.commit(
      { 'waves.yaml': waves, 'policies/approvals.yaml': approvals, [lockPath]: header },
      { message: 'Lock providers' },
    );
    releaseAsking(project, '2.4.1', '~> 3.1.0');
    releaseAsking(project, '2.4.2', '~> 3.2.0');
    (await project.waves('init', '--sandbox')).expect(0);
    (await promote(project, 'network-edge@2.4.1')).expect(0);
    await project.save('at 2.4.1');
  });

  beforeEach(() => project.restore('at 2.4.1'));
  afterAll(() => project?.remove());

  test('the first apply locks it beside the pin, in one commit that keeps every other character', () => {
    expect(project.read(lockPath)).toMatch(
      new RegExp(`^${header}\\nprovider "${from}/hashicorp/null" {\n  version     = "3.1.0"\n`.replaceAll('.', '[.]')),
    );
    expect(project.git('show', '--format=%an', '--name-only', 'HEAD').trim().split('\n').filter(Boolean)).toEqual([
      'waves',
      lockPath,
      `${folder}/main.tf`,
    ]);
  });

  test('a version that excludes it is chosen once, shown as a finding, applied and landed with the pin', async () => {
    (await project.waves('run', 'network-edge@2.4.2')).expect(3, 'awaiting-approval');
    const { record, summary } = await judgedIn(project);
    expect(record.companions).toMatchObject([
      { file: lockPath, providers: [{ provider: `${from}/hashicorp/null`, from: '3.1.0', to: '3.2.0' }] },
    ]);
    expect(summary.findings).toContainEqual(
      expect.objectContaining({ rule: 'provider-moves', say: 'moves from 3.1.0 to 3.2.0 in the lock file' }),
    );
    await approveAll(project);
    (await project.waves('run', 'network-edge@2.4.2')).expect(0);
    expect(project.read(lockPath)).toContain('version     = "3.2.0"');
    expect(project.read(`${folder}/main.tf`)).toContain('ref=v2.4.2');
    expect(await project.facts('providers-chosen')).toHaveLength(2);
    (await project.waves('audit', 'verify')).expect(0);
    (await project.waves('audit', 'replay')).expect(0);
  });

  test('S08.9 who had the lock file companion chosen may not approve it', async () => {
    (await project.waves('release', 'add', 'network-edge@2.4.2', '--as', 'silas')).expect(0);
    (await project.waves('run', 'network-edge@2.4.2')).expect(3, 'awaiting-approval');
    const { promotion, record, d } = await judgedIn(project);
    expect(record.authors.persons).toContain('silas');
    const approve = (as: string) =>
      project.waves('approve', promotion, '--plan', d, '--role', 'service-owner', '--as', as);
    (await approve('silas')).expect(6, 'self-approval');
    (await approve('pavel')).expect(0);
    (await project.waves('run', 'network-edge@2.4.2')).expect(0);
  });

  test('a record that writes another lock file is refused by the applying side', async () => {
    (await project.waves('run', 'network-edge@2.4.2')).expect(3, 'awaiting-approval');
    const judged = await judgedIn(project);
    const [companion] = judged.record.companions;
    const content = companion?.content.replace('h1:', 'h1:A') ?? '';
    await forgeRecord(project, judged, { companions: [{ file: lockPath, providers: [], ...companion, content }] });
    await approveAll(project);
    (await project.waves('run', 'network-edge@2.4.2')).expect(9, 'sources-differ');
    expect(project.read(lockPath)).toContain('version     = "3.1.0"');
  });

  test('a provider that nobody serves starts nothing and says why, and is asked for again once it is there', async () => {
    releaseAsking(project, '2.4.3', '~> 4.0');
    const ran = (await project.waves('run', 'network-edge@2.4.3')).expect(5, 'providers-not-chosen');
    expect(ran.reasons[0]?.say).toMatch(/hashicorp\/null/);
    expect((await project.facts('promotion-started')).map(({ fact }) => fact.release.version)).not.toContain('2.4.3');
    mirrorOf(project, ['4.0.1']);
    (await project.waves('run', 'network-edge@2.4.3')).expect(3, 'awaiting-approval');
    expect((await judgedIn(project)).record.companions[0]?.providers[0]).toMatchObject({ to: '4.0.1' });
  });
});
