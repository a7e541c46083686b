import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../e2e/free-port.ts';

const venv = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'waves-moto');
const server = join(venv, 'bin', 'moto_server');

/** Why there is no moto here; undefined where there is. It is installed once, outside of the tree. */
export function motoMissing(): string | undefined {
  if (existsSync(server)) return undefined;
  const made = spawnSync('python3', ['-m', 'venv', venv], { encoding: 'utf8' });
  if (made.error || made.status !== 0) return 'there is no python3 that can make a venv';
  const got = spawnSync(join(venv, 'bin', 'pip'), ['install', '-q', 'moto[server]>=5,<6'], { encoding: 'utf8' });
  return got.status === 0 ? undefined : `moto could not be installed: ${got.stderr.trimEnd().split('\n').at(-1)}`;
}

export type Moto = { readonly url: string; stop(): void };

/** AWS as moto pretends it, on loopback. */
export async function startMoto(): Promise<Moto> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(server, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${url}/moto-api/`).catch(() => undefined);
    if (answer) return { url, stop: () => void child.kill() };
    await sleep(200);
  }
  child.kill();
  throw new Error('moto did not answer');
}
