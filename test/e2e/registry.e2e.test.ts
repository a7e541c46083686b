import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { engines } from './engines.ts';
import { labFiles, writeFiles } from './estate.ts';
import { promote } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 });

const address = 'modules.acme.example/acme/network-edge/aws';
const other = 'modules.acme.example/acme/other/aws';
const main = 'stacks/lab-1/network-edge/main.tf';
const contract = 'waves:\n  - { name: first, accounts: [lab-1, lab-2] }\n';

/** An estate of two accounts whose module, and another one beside it, come from the simulator's registry. */
function files(): Record<string, string> {
  const lab = labFiles(['lab-1', 'lab-2'], contract);
  const fromGit = 'source = "git::https://git.example.com/acme/network-edge.git?ref=v2.4.0"';
  const fromRegistry = `source  = "${address}"\n  version = "2.4.0" # moved by waves`;
  const waves = (lab['waves.yaml'] ?? '')
    .replace(/source: git::.*\n/, `source: ${address}\n`)
    .replace('origin: own', 'origin: external')
    .replace(/^ +tags: .*\n/m, '')
    .concat("\nregistries: { modules.acme.example: 'http://127.0.0.1:{sim.port}/registry/' }\n");
  const beside = `module "other" {\n  source  = "${other}"\n  version = "1.0.0"\n}\n`;
  return {
    'stacks/lab-1/network-edge/other.tf': beside,
    ...Object.fromEntries(Object.entries(lab).map(([path, text]) => [path, text.replace(fromGit, fromRegistry)])),
    'waves.yaml': waves,
  };
}

/** What the simulator's registry serves from when it starts next. */
function serve(project: Project, modules: Readonly<Record<string, string>>): void {
  const path = join(project.folder, '.waves/sim.json');
  const sim = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...sim, modules }));
}

describe.each(engines)('on %s, a module comes from a registry', (engine) => {
  let project: Project;

  beforeAll(async () => {
    project = await makeSandbox({ accounts: [], engine, files: withEngine(files(), engine) });
    writeFiles(project.folder, { '.waves/modules/other/1.0.0/main.tf': 'output "one" {\n  value = 1\n}\n' });
    serve(project, {
      'acme/network-edge/aws': '.waves/modules/network-edge.git',
      'acme/other/aws': '.waves/modules/other',
    });
    (await promote(project, 'network-edge@2.4.0')).expect(0);
    await project.save('at 2.4.0');
  });

  beforeEach(() => project.restore('at 2.4.0'));
  afterAll(() => project?.remove());

  test('the version is promoted, and only its characters change', async () => {
    const before = project.read(main);
    (await promote(project, 'network-edge@2.5.0')).expect(0);
    expect(project.read(main)).toBe(before.replace('"2.4.0"', '"2.5.0"'));
    expect(project.effects('lab-2').filter(({ type }) => type === 'aws_wafv2_web_acl')).toHaveLength(1);
    const [, release] = await project.facts('release-registered');
    expect(release?.fact.release).toMatchObject({ tag: '2.5.0', source: address, nested: [{ path: 'labels' }] });
    (await project.waves('audit', 'verify')).expect(0);
  });

  test('S01.3 other bytes under the same version are refused before anything is planned', async () => {
    (await project.waves('release', 'add', 'network-edge@2.5.0')).expect(0);
    project.moduleGit('tag', '--force', 'v2.5.0', 'v2.4.0^{commit}');
    const ran = await project.waves('run', 'network-edge@2.5.0');
    ran.expect(6, 'ref-moved', 'version-digest-conflict');
    expect(await project.facts('plan-asked')).toHaveLength(4);
  });

  test('a nested module at a range is no release', async () => {
    const text = `module "other" {\n  source  = "${other}"\n  version = "~> 1.0"\n}\n`;
    writeFiles(project.folder, { '.waves/modules/loose/3.0.0/main.tf': text });
    serve(project, { 'acme/network-edge/aws': '.waves/modules/loose' });
    const ran = (await project.waves('run', 'network-edge@3.0.0')).expect(6, 'nested-not-exact');
    expect(ran.reasons[0]?.say).toContain(other);
  });

  test('a version that the registry does not list is unknown', async () => {
    const ran = (await project.waves('run', 'network-edge@9.9.9')).expect(64, 'version-unknown');
    expect(ran.reasons[0]?.say).toBe('network-edge has no version 9.9.9');
  });
});

function withEngine(all: Record<string, string>, engine: string): Record<string, string> {
  return { ...all, 'waves.yaml': (all['waves.yaml'] ?? '').replace(/^engine: .*$/m, `engine: ${engine}`) };
}
