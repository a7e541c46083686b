import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { get } from 'node:http';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SimFailure } from './failure.ts';
import { openProject, type Project, readProject } from './project.ts';

const START_MS = 15_000;
const POLL_MS = 20;
const PROBE_MS = 3_000;
const IDLE_MINUTES = 60;

/** The process that answers on the project's port, null when nothing listens there. */
export async function probeSim(project: Project): Promise<{ pid: number } | null> {
  const said = await ask(project.port);
  if (said === null) return null;
  const health = parse(said);
  if (health.simulator === 'waves' && health.folder === project.folder) return { pid: Number(health.pid) };
  const other = health.simulator === 'waves' ? `the simulator of ${String(health.folder)}` : 'another program';
  throw new SimFailure('port-taken', `port ${project.port} of ${project.folder} is used by ${other}: stop that first`);
}

/**
 * Makes sure that the project's simulator answers, starting it in a session of its own when it does not. It outlives
 * this process, so that a saved plan finds its state later.
 */
export async function ensureSim(
  folder: string,
  options: { port?: number; seed?: string; idleMinutes?: number } = {},
): Promise<Project> {
  const project = await openProject(folder, options);
  if (await probeSim(project)) return project;
  const server = launch(project, options.idleMinutes ?? IDLE_MINUTES);
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const hasEnded = server.exitCode !== null || server.signalCode !== null;
    const found = await probeSim(project);
    // Where another start won, ours must be gone before we go on: it would take the port when the winner is stopped.
    if (found && (hasEnded || found.pid === server.pid)) return project;
    if (!found && hasEnded) break;
  }
  throw new SimFailure('start-failed', `the simulator did not start: ${lastWords(project)}`);
}

/** Ends the project's simulator. False when none was running. */
export async function stopSim(folder: string): Promise<boolean> {
  const project = existsSync(folder) ? readProject(realpathSync(folder)) : null;
  const found = project && (await probeSim(project));
  if (!project || !found) return false;
  process.kill(found.pid, 'SIGTERM');
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    if ((await ask(project.port)) === null) return true;
  }
  throw new SimFailure('stop-failed', `the simulator (process ${found.pid}) does not end`);
}

/** The environment of the server holds nothing of ours: credentials must not leak into a process that stays. */
function launch(project: Project, idleMinutes: number) {
  mkdirSync(project.root, { recursive: true, mode: 0o700 });
  const log = openSync(logPath(project), 'a', 0o600);
  const script = fileURLToPath(new URL(`./serve${extname(import.meta.url)}`, import.meta.url));
  const { PATH = '', SystemRoot = '' } = process.env;
  const server = spawn(process.execPath, [script, project.folder, String(idleMinutes)], {
    cwd: project.root,
    detached: true,
    env: { PATH, SystemRoot },
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  server.unref();
  return server;
}

const logPath = ({ root }: Project): string => join(root, 'server.log');

function lastWords(project: Project): string {
  const lines = readFileSync(logPath(project), 'utf8').trim().split('\n');
  return lines.slice(-5).join(' ') || 'it left no message';
}

/** What the port says about its health; null when nothing listens. */
function ask(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/health', timeout: PROBE_MS, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
      response.on('error', () => resolve(''));
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', (cause: NodeJS.ErrnoException) => resolve(cause.code === 'ECONNREFUSED' ? null : ''));
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
