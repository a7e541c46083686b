import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Binary } from '../../../src/adapters/terraform/binary.ts';
import { findBinary, onPath } from '../../../src/adapters/terraform/binary.ts';
import { backendOverride } from '../../../src/domain/backend-override.ts';
import type { EngineFolder } from '../../../src/ports/engine.ts';
import { parent } from './options.ts';

const made: string[] = [];

afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});

export async function aTemporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'waves-engine-')));
  made.push(folder);
  return folder;
}

export type Given = {
  readonly engine: Binary;
  readonly files: Readonly<Record<string, string>>;
  readonly state?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly variableFiles?: readonly string[];
};

/** A workspace with one stack in `stacks/one`, its state beside the workspace. */
export async function aFolder(given: Given): Promise<EngineFolder & { readonly side: string; readonly state: string }> {
  const base = await aTemporaryFolder();
  const root = join(base, 'work');
  const module = join(root, 'stacks', 'one');
  const state = given.state ?? join(base, 'terraform.tfstate');
  const override = backendOverride(state);
  const files = { ...given.files, [override.name]: override.text };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(module, path)), { recursive: true });
    await writeFile(join(module, path), text);
  }
  return {
    root,
    module,
    side: join(root, '.waves'),
    state,
    engine: given.engine,
    environment: given.environment ?? {},
    backendConfig: {},
    stack: {
      name: 'one/one',
      folder: 'stacks/one',
      workspace: 'default',
      environment: {
        stage: 'dev',
        region: 'eu-central-1',
        account: 'one',
        cluster: '',
        tenantTier: '',
        dataClass: '',
        releaseChannel: '',
      },
      accountId: '100000000001',
      engine: { kind: given.engine.kind },
      variableFiles: given.variableFiles ?? [],
      reads: [],
      env: [],
    },
  };
}

/** The real engines of this machine: those on PATH, and the OpenTofu that WAVES_TEST_TOFU names. */
export async function realEngines(): Promise<readonly Binary[]> {
  const terraform = await onPath('terraform', parent.PATH ?? '');
  const tofu = process.env.WAVES_TEST_TOFU ?? (await onPath('tofu', parent.PATH ?? ''));
  const found = [
    ...(terraform ? [await findBinary({ kind: 'terraform' }, terraform, parent)] : []),
    ...(tofu ? [await findBinary({ kind: 'tofu' }, tofu, parent)] : []),
  ];
  if (found.length === 0) throw new Error('neither terraform nor tofu is on PATH');
  return found;
}
