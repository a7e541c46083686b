import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { terraformEngine } from '../../../src/adapters/terraform/engine.ts';
import { supervisedApplies } from '../../../src/adapters/terraform/supervised.ts';
import { backendOverride } from '../../../src/domain/backend-override.ts';
import type { EngineFolder } from '../../../src/ports/engine.ts';
import type { Workspace } from '../../../src/ports/workspace.ts';
import { newModuleEstate, release, sourceOf } from '../git/module-estate.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { aFolder, realEngines } from '../terraform/a-folder.ts';
import { options } from '../terraform/options.ts';
import { file, someWorkspaces } from './a-workspace.ts';

const limits = { deadlineMs: 30_000, graceMs: 10_000, interrupted: () => false };

async function anEdge() {
  const estate = newModuleEstate();
  const edge = estate.add('edge', {
    'README.md': 'about',
    'net/main.tf': 'module "labels" {\n  source = "./labels"\n}\nresource "terraform_data" "net" {}\n',
    'net/labels/main.tf': 'resource "terraform_data" "label" { input = path.module }\n',
    'net/labels/text': 'old',
  });
  const commit = release(edge, 'v1');
  const source = sourceOf('edge', '//net');
  const main = `module "edge" {\n  source = "${source}?ref=v1"\n}\n`;
  return { port: estate.port, source, commit, files: [file('stacks/one/main.tf', main)] };
}

describe.each(await realEngines())('$kind $version', (binary) => {
  const engine = terraformEngine({ ...options, binary: binary.path });

  async function initialised(workspace: Workspace, state: string) {
    const edge = await anEdge();
    await workspace.checkout(edge.files, [], []);
    const { name, text } = backendOverride(state);
    await workspace.writeOwn(`stacks/one/${name}`, text);
    const stack = (await aFolder({ engine: binary, files: {} })).stack;
    const folder: EngineFolder = {
      root: workspace.root,
      module: join(workspace.root, 'stacks/one'),
      stack,
      environment: edge.port.gitEnvironment(),
      engine: binary,
      backendConfig: {},
    };
    expect((await engine.init(folder, { lockFile: 'readonly' })).diagnostics).toEqual([]);
    return { edge, folder };
  }

  test('modules on disk have the digests of their releases', async () => {
    const { workspaces } = await someWorkspaces();
    const workspace = await workspaces.open('ledger', 'stack');
    const { edge } = await initialised(workspace, '/nowhere/state');
    const { digest, nested } = await edge.port.content(edge.source, edge.commit);
    const found = await workspace.moduleDigests();
    expect(found.map((module) => [module.key, module.digest])).toEqual([
      ['edge', digest],
      ['edge.labels', nested[0]?.digest],
    ]);
    await writeFile(join(workspace.root, 'stacks/one/.terraform/modules/edge/net/labels/text'), 'new');
    const changed = await workspace.moduleDigests();
    expect(changed.map((module, index) => module.digest === found[index]?.digest)).toEqual([false, false]);
  });

  test('a sealed workspace is planned, restored, initialised without its modules at hand, and applied', async () => {
    const { workspaces } = await someWorkspaces();
    const state = join(await temporaryFolder(), 'a.tfstate');
    const workspace = await workspaces.open('ledger', 'stack');
    const { folder } = await initialised(workspace, state);
    const planFile = join(workspace.side, 'plan.tfplan');
    expect((await engine.plan(folder, planFile)).exitCode).toBe(2);
    const plan = await engine.show(folder, planFile);
    const [digest, archive] = [await workspace.digest(), await workspace.pack()];
    const bytes = await workspace.readFile('.waves/plan.tfplan');
    await workspace.release();

    const again = await workspaces.open('ledger', 'stack');
    await again.restore(archive);
    expect(await again.writeSide('plan.tfplan', bytes ?? new Uint8Array())).toBe(planFile);
    const offline = { ...folder, environment: { GIT_ALLOW_PROTOCOL: 'none' } };
    expect((await engine.init(offline, { lockFile: 'readonly' })).diagnostics).toEqual([]);
    expect(await again.digest()).toBe(digest);
    expect(await engine.show(offline, planFile)).toBe(plan);

    const applies = supervisedApplies({ ...options, binary: binary.path });
    const runFolder = join(await temporaryFolder(), 'run');
    await applies.start({ folder: offline, planFile, runFolder });
    expect(await applies.wait(runFolder, limits)).toMatchObject({ result: 'succeeded' });
    expect(await engine.state(offline)).toMatchObject({ serial: expect.any(Number) });
  });
});
