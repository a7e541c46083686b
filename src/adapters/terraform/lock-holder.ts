import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { EngineFolder } from '../../ports/engine.ts';
import type { EngineOptions } from './prepare.ts';

type Backend = { readonly type: string; readonly config: Readonly<Record<string, unknown>> };

/** Who holds the backend's lock, as the backend says; only a local state and an HTTP backend with `lockUrl` show it. */
export async function lockHolder(
  folder: EngineFolder,
  options: Pick<EngineOptions, 'lockUrl'>,
): Promise<string | undefined | 'not-shown'> {
  const backend = await backendOf(folder.module);
  if (backend.type === 'local') return localHolder(stateFile(folder, backend));
  const address = text(backend.config.address);
  const url = backend.type === 'http' && address ? options.lockUrl?.(address) : undefined;
  return url === undefined ? 'not-shown' : httpHolder(url, folder.environment);
}

/** What `init` noted; without a backend block it notes nothing and the state is a local file. */
async function backendOf(module: string): Promise<Backend> {
  const noted = await readFile(join(module, '.terraform', 'terraform.tfstate'), 'utf8').catch(() => '{}');
  const { backend } = JSON.parse(noted) as { backend?: { type?: string; config?: Record<string, unknown> } };
  return { type: backend?.type ?? 'local', config: backend?.config ?? {} };
}

function stateFile(folder: EngineFolder, backend: Backend): string {
  const { workspace } = folder.stack;
  if (workspace === 'default') return resolve(folder.module, text(backend.config.path) ?? 'terraform.tfstate');
  const folders = text(backend.config.workspace_dir) ?? 'terraform.tfstate.d';
  return resolve(folder.module, folders, workspace, 'terraform.tfstate');
}

async function localHolder(state: string): Promise<string | undefined> {
  const info = join(dirname(state), `.${basename(state)}.lock.info`);
  const said = await readFile(info, 'utf8').catch(() => undefined);
  if (said === undefined || !(await isHeld(state))) return undefined;
  return holderIn(said);
}

// A killed engine leaves its note behind, but not its lock. Where the kernel lists its locks, that decides.
async function isHeld(state: string): Promise<boolean> {
  const locks = await readFile('/proc/locks', 'utf8').catch(() => undefined);
  const inode = (await stat(state).catch(() => undefined))?.ino;
  if (locks === undefined) return true;
  return inode !== undefined && locks.split('\n').some((line) => line.split(/\s+/)[5]?.endsWith(`:${inode}`));
}

async function httpHolder(url: string, environment: EngineFolder['environment']): Promise<string | undefined> {
  const { TF_HTTP_USERNAME: user, TF_HTTP_PASSWORD: password = '' } = environment;
  const headers = user === undefined ? {} : { authorization: `Basic ${btoa(`${user}:${password}`)}` };
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) }).catch((cause: unknown) => {
    throw unreadable('did not answer', cause);
  });
  const said = await answer.text();
  if (answer.status === 404 || (answer.ok && said.trim() === '')) return undefined;
  if (!answer.ok) throw unreadable(`answered ${answer.status}`);
  return holderIn(said);
}

/** `Who (Operation, ID)` of a lock's description. */
function holderIn(said: string): string {
  try {
    const lock = JSON.parse(said) as { Who?: string; Operation?: string; ID?: string };
    return `${lock.Who || 'somebody'} (${lock.Operation || 'unknown operation'}, ${lock.ID || 'no id'})`;
  } catch {
    return 'somebody who left no readable note';
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function unreadable(say: string, cause?: unknown): Failure {
  return new Failure('lock-unreadable', `the state backend's lock ${say}`, { outcome: 'nothing-happened', cause });
}
