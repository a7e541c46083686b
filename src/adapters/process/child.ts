import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../domain/failure.ts';

type Child = {
  readonly command: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Gets each line of standard error while the child runs. */
  readonly tell: (line: string) => void;
  /** When this comes, the child is left to itself. */
  readonly letGo: Promise<void>;
  readonly started: (pid: number) => void;
  readonly ended: (pid: number) => void;
};

/** How a child ended: `how` is `exit 3`, `SIGKILL`, or why it could not be started. */
export type ChildEnd = { readonly isStarted: boolean; readonly how: string; readonly stdout: string };

const pollMs = 50;
const bytesMax = 1024 * 1024;

/**
 * Runs a child in a session of its own, so that a Ctrl-C on the terminal reaches us and not it. It writes to files
 * without a name and to no pipe: left to itself it goes on undisturbed, and nothing is left behind. Undefined when it
 * was let go. Throws for no child's sake, however it ends.
 */
export async function runChild(child: Child): Promise<ChildEnd | undefined> {
  const [out, err] = [await unnamedFile(child.env), await unnamedFile(child.env)];
  try {
    const [file = '', ...args] = child.command;
    const running = spawn(file, args, {
      cwd: child.folder,
      env: { ...child.env },
      stdio: ['ignore', out.fd, err.fd],
      detached: true,
    });
    const { pid } = running;
    if (pid !== undefined) child.started(pid);
    const end = endOf(running).finally(() => pid !== undefined && child.ended(pid));
    const following = new AbortController();
    const told = follow(err, child.tell, following.signal);
    const ended = await Promise.race([end, child.letGo]);
    following.abort();
    await told;
    if (ended) return { ...ended, stdout: await textOf(out) };
    running.unref();
    return undefined;
  } finally {
    await Promise.all([out.close(), err.close()]);
  }
}

function endOf(running: ChildProcess): Promise<Omit<ChildEnd, 'stdout'>> {
  return new Promise((resolve) => {
    running.once('error', (cause: NodeJS.ErrnoException) => {
      resolve({ isStarted: false, how: cause.code ?? cause.message });
    });
    running.once('exit', (code, signal) => {
      resolve({ isStarted: true, how: signal ?? `exit ${code}` });
    });
  });
}

async function unnamedFile(env: Child['env']): Promise<FileHandle> {
  const path = join(env.TMPDIR || tmpdir(), `waves-${randomUUID()}`);
  try {
    const handle = await open(path, 'ax+', 0o600);
    await rm(path);
    return handle;
  } catch (cause) {
    const say = 'there is no place for what a child process says: see TMPDIR';
    throw new Failure('part-not-started', say, { outcome: 'nothing-happened', cause });
  }
}

async function follow(file: FileHandle, tell: (line: string) => void, until: AbortSignal): Promise<void> {
  const decoder = new TextDecoder();
  let [position, rest] = [0, ''];
  for (let isLast = false; !isLast; ) {
    await sleep(pollMs, undefined, { signal: until }).catch(() => undefined);
    isLast = until.aborted;
    for (let bytes = await read(file, position); bytes.length > 0; bytes = await read(file, position)) {
      position += bytes.length;
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) tell(line);
    }
  }
  if (rest !== '') tell(rest);
}

async function read(file: FileHandle, position: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, position);
  return buffer.subarray(0, bytesRead);
}

async function textOf(file: FileHandle): Promise<string> {
  const { size } = await file.stat();
  const length = Math.min(size, bytesMax);
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.subarray(0, bytesRead).toString();
}
