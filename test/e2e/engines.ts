import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Project } from './project.ts';

/** The engines of this machine, as `waves.yaml` names them. OpenTofu is the one on PATH or in WAVES_TEST_TOFU. */
export const engines: readonly string[] = [
  ...onPath('terraform'),
  ...(process.env.WAVES_TEST_TOFU ? ['tofu'] : onPath('tofu')),
];

/** The engine of a test that is not about engines. WAVES_TEST_ENGINE=tofu runs them all on OpenTofu. */
export const usualEngine = process.env.WAVES_TEST_ENGINE ?? 'terraform';

function onPath(name: string): readonly string[] {
  const found = (process.env.PATH ?? '').split(delimiter).some((folder) => runs(join(folder, name)));
  return found ? [name] : [];
}

function runs(binary: string): boolean {
  return spawnSync(binary, ['version'], { env: { CHECKPOINT_DISABLE: '1' } }).status === 0;
}

/** Where a project finds an engine that it does not find in its own folder. */
export function realEngine({ env, bin }: Pick<Project, 'env' | 'bin'>, name: string): string {
  if (name === 'tofu' && process.env.WAVES_TEST_TOFU) return process.env.WAVES_TEST_TOFU;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin);
  const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${name} is not on PATH`);
  return found;
}
