import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** The engines of this machine, as `waves.yaml` names them. OpenTofu is the one on PATH or in WAVES_TEST_TOFU. */
export const engines: readonly string[] = [
  ...onPath('terraform'),
  ...(process.env.WAVES_TEST_TOFU ? ['tofu'] : onPath('tofu')),
];

function onPath(name: string): readonly string[] {
  const found = (process.env.PATH ?? '').split(delimiter).some((folder) => runs(join(folder, name)));
  return found ? [name] : [];
}

function runs(binary: string): boolean {
  return spawnSync(binary, ['version'], { env: { CHECKPOINT_DISABLE: '1' } }).status === 0;
}
