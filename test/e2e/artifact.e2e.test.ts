import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ReleaseView } from '../../src/views/release.ts';
import { labFiles, repositoryFile, writeFiles } from './estate.ts';
import { promote, promotionOf } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 });

const release = 'network-edge@2.5.0';
const labs = ['lab-1', 'lab-2'];
const nestedSource = 'git::https://git.example.com/acme/labels.git?ref=v1.0.0';
const labels = repositoryFile('examples/modules/network-edge/2.5.0/modules/labels/main.tf');
const contract = 'waves:\n  - { name: first, accounts: lab-1 }\n  - { name: second, accounts: lab-2 }\n';
const mona = ['-c', 'user.name=Mona Module', '-c', 'user.email=mona@network-team.example'];

let project: Project;

beforeAll(async () => {
  project = await makeSandbox({ accounts: [], files: labFiles(labs, contract) });
  await project.save('new');
  (await promote(project, 'network-edge@2.4.0')).expect(0);
  await project.save('at 2.4.0');
});

afterAll(() => project?.remove());

/** Commits files on top of a tag in a module's repository and puts a tag there. Answers the commit. */
function retag(
  tag: string,
  files: Readonly<Record<string, string | null>>,
  of: { from: string; module?: string },
): string {
  const work = join(project.base, 'module');
  const remote = join(project.modules, `${of.module ?? 'network-edge'}.git`);
  rmSync(work, { recursive: true, force: true });
  project.git('clone', '-q', remote, work);
  const inWork = (...args: readonly string[]) => project.git('-C', work, ...mona, ...args);
  inWork('checkout', '-q', of.from);
  writeFiles(work, files);
  inWork('add', '-A');
  inWork('commit', '-q', '--allow-empty', '-m', 'Change it');
  inWork('tag', '-f', '-a', tag, '-m', tag);
  inWork('push', '-q', '-f', remote, tag);
  return inWork('rev-parse', 'HEAD').trim();
}

const changed = () => ({ 'waf.tf': `${project.moduleGit('show', 'v2.5.0:waf.tf')}\n` });

test('S01.1 a version whose bytes change after it was first seen is refused with both digests', async () => {
  await project.restore('new');
  const first = (await project.waves('release', 'add', release)).expect(0).json<ReleaseView>();
  const again = (await project.waves('release', 'add', release)).expect(0).json<ReleaseView>();
  expect(again).toEqual(first);
  retag('v2.5.0', changed(), { from: 'v2.5.0' });
  const refused = (await project.waves('release', 'add', release)).expect(6, 'version-digest-conflict');
  const say = refused.reasons.find(({ code }) => code === 'version-digest-conflict')?.say ?? '';
  const digests = say.match(/sha256:[0-9a-f]{64}/g) ?? [];
  expect(digests[0]).toBe(first.digest);
  expect(new Set(digests).size).toBe(2);
});

test('S01.3 a moved tag is refused, also where it brings the same bytes', async () => {
  await project.restore('at 2.4.0');
  (await project.waves('release', 'add', release)).expect(0);
  retag('v2.5.0', {}, { from: 'v2.5.0' });
  const refused = (await project.waves('run', release)).expect(6, 'ref-moved');
  expect(refused.codes).toEqual(['ref-moved']);
  retag('v2.5.0', changed(), { from: 'v2.5.0' });
  (await project.waves('run', release)).expect(6, 'ref-moved', 'version-digest-conflict');
  expect(await project.facts('promotion-started')).toHaveLength(1);
  const shown = (await project.waves('release', 'show', release)).expect(0).json<ReleaseView>();
  expect(shown.alarms.map(({ code }) => code)).toContain('ref-moved');
});

test('S01.2 other bytes under the tag of an open promotion stop at the next account', async () => {
  await project.restore('at 2.4.0');
  const ran = await project.waves('run', release, '--stack', 'lab-1/network-edge');
  const { promotion } = promotionOf(ran);
  expect(project.read('stacks/lab-1/network-edge/main.tf')).toContain('v2.5.0');
  retag('v2.5.0', changed(), { from: 'v2.5.0' });
  const before = project.effects('lab-2').length;
  const stopped = (await project.waves('run', promotion)).expect(9, 'artifact-mutated');
  expect(stopped.reasons.find(({ code }) => code === 'artifact-mutated')?.subject).toBe('lab-2/network-edge');
  expect(project.effects('lab-2')).toHaveLength(before);
});

test('S01.4 a moved tag of a nested module is refused and the nested path named', async () => {
  await project.restore('new');
  project.git('clone', '-q', '--bare', join(project.modules, 'network-edge.git'), join(project.modules, 'labels.git'));
  retag('v1.0.0', { 'modules/labels/main.tf': null, 'main.tf': labels }, { from: 'v2.4.0', module: 'labels' });
  const main = project.moduleGit('show', 'v2.5.0:main.tf').replace('./modules/labels', nestedSource);
  retag('v2.6.0', { 'main.tf': main }, { from: 'v2.5.0' });
  const added = (await project.waves('release', 'add', 'network-edge@2.6.0')).expect(0).json<ReleaseView>();
  expect(added.nested).toMatchObject([{ source: nestedSource }]);
  retag('v1.0.0', { 'main.tf': `${labels}\n` }, { from: 'v1.0.0', module: 'labels' });
  const refused = (await project.waves('release', 'add', 'network-edge@2.6.0')).expect(6, 'ref-moved');
  const say = refused.reasons.find(({ code }) => code === 'ref-moved')?.say;
  expect(say).toContain(`nested module ${added.nested[0]?.path}`);
});

test('S02.2 ranges, branches and latest are no versions', async () => {
  await project.restore('new');
  const names = ['~>2.5', '>=2.4.0', '2.5', '^2.5.0', '2.x', 'main', 'latest', 'HEAD', 'v2.5.0', '*'];
  const rans = await Promise.all(names.map((name) => project.waves('run', `network-edge@${name}`)));
  expect(rans.map(({ exit, codes }) => [exit, ...codes])).toEqual(names.map(() => [64, 'not-exact']));
  (await project.waves('run', 'network-edge@9.9.9')).expect(64, 'version-unknown');
  (await project.waves('run', 'network-core@2.5.0')).expect(64, 'module-unknown');
  expect(await project.facts('promotion-started')).toEqual([]);
});

test('S02.3 release show says what a release is, what is known beside its bytes, and where it runs', async () => {
  await project.restore('at 2.4.0');
  const shown = (await project.waves('release', 'show', 'network-edge@2.4.0')).expect(0).json<ReleaseView>();
  expect(shown).toMatchObject({
    source: 'git::https://git.example.com/acme/network-edge.git',
    tag: 'v2.4.0',
    commit: project.moduleGit('rev-parse', 'v2.4.0^{commit}').trim(),
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    signature: 'not-configured',
    sbom: 'not-configured',
    provenance: 'not-configured',
    firstSeen: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    alarms: [],
  });
  expect(shown.currentAccounts.map(({ account }) => account)).toEqual(labs);
});
