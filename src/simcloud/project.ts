import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { inventAccountId } from './cloud/invent.ts';
import type { AccountRef } from './cloud/store.ts';
import { createWhole, writeWhole } from './cloud/write-whole.ts';
import { SimFailure } from './failure.ts';

/** `.waves/sim.json`. The port never changes, because a saved plan holds the address of its state. */
export type SimFile = {
  readonly port: number;
  readonly seed: string;
  readonly accounts?: { readonly [name: string]: string };
  /** What its module registry serves: `namespace/name/provider` → a bare repository, or a folder of folders. */
  readonly modules?: { readonly [module: string]: string };
};

export type Project = SimFile & { readonly folder: string; readonly root: string };

const DEFAULT_SEED = 'waves';
const PORTS = { first: 21_000, count: 8_000, tries: 20 } as const;

export const simFilePath = (folder: string): string => join(folder, '.waves', 'sim.json');
export const rootOf = (folder: string): string => join(folder, '.waves', 'sim');

/** The project's simulator as written down, or null where there is none yet. */
export function readProject(folder: string): Project | null {
  const path = simFilePath(folder);
  if (!existsSync(path)) return null;
  const file = parse(path);
  if (!Number.isInteger(file.port) || typeof file.seed !== 'string') {
    throw new SimFailure('sim-file-wrong', `${path} needs a whole number "port" and a text "seed"`);
  }
  const home = realpathSync(folder);
  return { ...(file as SimFile), folder: home, root: rootOf(home) };
}

/**
 * Reads the project's port and seed, and chooses and writes them the first time. Port 0 means any. A port or seed that
 * contradicts the written one is a failure, because plans and ids were made with the written one.
 */
export async function openProject(folder: string, wanted: { port?: number; seed?: string } = {}): Promise<Project> {
  const known = readProject(folder) ?? (await foundProject(folder, wanted));
  if ((wanted.port || known.port) !== known.port || (wanted.seed ?? known.seed) !== known.seed) {
    const path = simFilePath(folder);
    throw new SimFailure('sim-file-differs', `${path} already names another port or seed: delete .waves to start anew`);
  }
  return known;
}

/** Two starts at once must agree on one port, so only the first may write. */
async function foundProject(folder: string, wanted: { port?: number; seed?: string }): Promise<Project> {
  const port = wanted.port ?? (await freePort(realpathSync(folder)));
  createWhole(simFilePath(folder), spell({ port, seed: wanted.seed ?? DEFAULT_SEED }));
  const founded = readProject(folder);
  if (!founded) throw new SimFailure('sim-file-wrong', `${simFilePath(folder)} vanished while it was made`);
  return founded;
}

const spell = (file: SimFile): string => `${JSON.stringify(file, null, 2)}\n`;

export function writeProject(folder: string, file: SimFile): Project {
  writeWhole(simFilePath(folder), spell(file));
  const home = realpathSync(folder);
  return { ...file, folder: home, root: rootOf(home) };
}

/** A named account of the project. Its number follows from the seed unless `sim.json` says otherwise. */
export function accountNamed(project: Project, account: string): AccountRef {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(account)) {
    throw new SimFailure('account-name-wrong', `"${account}" is no account name: use a-z, 0-9 and "-"`);
  }
  const accountId = project.accounts?.[account] ?? inventAccountId(project.seed, account);
  return { root: project.root, account, accountId };
}

function parse(path: string): Partial<SimFile> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<SimFile>;
  } catch (cause) {
    throw new SimFailure('sim-file-wrong', `${path} is not valid JSON`, cause);
  }
}

/** Below the range that systems hand out by themselves, so that nobody takes it while the simulator sleeps. */
async function freePort(folder: string): Promise<number> {
  const start = createHash('sha256').update(folder).digest().readUInt32BE(0);
  for (let step = 0; step < PORTS.tries; step += 1) {
    const port = PORTS.first + ((start + step) % PORTS.count);
    if (await canBind(port)) return port;
  }
  throw new SimFailure('no-free-port', 'found no free loopback port: write one into .waves/sim.json');
}

function canBind(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
