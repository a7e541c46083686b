import { type ChildProcess, spawn } from 'node:child_process';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';

const graceMs = 10_000;
const timerMax = 2 ** 31 - 1;

export type Command = {
  readonly path: string;
  readonly arguments: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where `stdout` and `stderr` are written; no pipe, so that nothing breaks when we die (F1). */
  readonly runFolder: string;
  readonly deadlineMs: number;
  readonly stop: AbortSignal | undefined;
  readonly started: (pid: number) => Promise<void>;
};

/**
 * Runs a command that changes nothing in the world, in a session of its own. At the deadline, or when told to stop:
 * one SIGINT, ten seconds, then SIGKILL for all it started.
 */
export async function runCommand(command: Command): Promise<number> {
  if (command.stop?.aborted) throw failed('engine-interrupted', command, 'was not started: waves was told to stop');
  const out = await open(join(command.runFolder, 'stdout'), 'wx', 0o600);
  const err = await open(join(command.runFolder, 'stderr'), 'wx', 0o600);
  try {
    return await ended(command, out, err);
  } finally {
    await Promise.all([out.close(), err.close()]);
  }
}

async function ended(command: Command, out: FileHandle, err: FileHandle): Promise<number> {
  const { path, cwd, environment } = command;
  const child = spawn(path, [...command.arguments], {
    cwd,
    env: { ...environment },
    detached: true,
    stdio: ['ignore', out.fd, err.fd],
  });
  const end = endOf(child, command);
  const guard = guarded(child, command);
  try {
    const noted = child.pid === undefined ? undefined : command.started(child.pid);
    const [exit] = await Promise.all([end, noted]);
    if (guard.why) throw guard.why;
    if (exit.code === null) throw failed('engine-failed', command, `was killed by ${exit.signal}`);
    return exit.code;
  } finally {
    guard.end();
  }
}

type End = { readonly code: number | null; readonly signal: string | null };

function endOf(child: ChildProcess, command: Command): Promise<End> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      reject(failed('engine-missing', command, 'could not be started', cause));
    });
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });
}

function guarded(child: ChildProcess, command: Command): { why: Failure | undefined; end: () => void } {
  const guard: { why: Failure | undefined; end: () => void } = { why: undefined, end: () => undefined };
  let kill: NodeJS.Timeout | undefined;
  const halt = (why: Failure): void => {
    if (guard.why) return;
    guard.why = why;
    child.kill('SIGINT');
    kill = setTimeout(() => killGroup(child), graceMs);
  };
  const stopped = (): void => halt(failed('engine-interrupted', command, 'was interrupted'));
  const hung = (): void => halt(failed('engine-hung', command, `took longer than ${command.deadlineMs} ms`));
  const deadline = setTimeout(hung, Math.min(command.deadlineMs, timerMax));
  command.stop?.addEventListener('abort', stopped, { once: true });
  guard.end = () => {
    clearTimeout(deadline);
    clearTimeout(kill);
    command.stop?.removeEventListener('abort', stopped);
    if (guard.why) killGroup(child);
  };
  return guard;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}

function failed(code: string, command: Command, say: string, cause?: unknown): Failure {
  return new Failure(code, `${command.path} ${command.arguments[0]} ${say}`, { outcome: 'nothing-happened', cause });
}
