import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Project } from '../../test/e2e/project.ts';

export type Timed = {
  readonly seconds: number;
  /** Of the command and of everything it waited for; the simulator works in a process of its own. */
  readonly worked: number;
  /** Largest memory of the command itself, and of the largest other Node that it started. */
  readonly megabytes: { readonly own: number; readonly part: number };
};

const sampleMs = 250;

/** Runs a command in a project to its good end. */
export async function ranTimed(command: string, args: readonly string[], project: Project): Promise<Timed> {
  const began = performance.now();
  const child = spawn('/usr/bin/time', ['-f', '%U %S', command, ...args], {
    cwd: project.folder,
    env: project.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const largest = new Map<number, number>();
  const sampling = setInterval(() => sample(child.pid ?? 0, largest), sampleMs);
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve));
  const [status, stderr] = await Promise.all([ended, text(child.stderr)]);
  clearInterval(sampling);
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ').slice(0, 200)} ended ${status}\n${stderr.slice(-2000)}`);
  const [user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  const [own = 0, ...others] = largest.values();
  return {
    seconds: (performance.now() - began) / 1000,
    worked: user + system,
    megabytes: { own: own / 1024, part: Math.max(0, ...others) / 1024 },
  };
}

/** The high-water mark of every Node below a process, the one started first coming first. */
function sample(pid: number, largest: Map<number, number>): void {
  for (const child of read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)) {
    const status = read(`/proc/${child}/status`);
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
    if (kilobytes && read(`/proc/${child}/cmdline`).startsWith(process.execPath)) largest.set(child, Number(kilobytes));
    sample(child, largest);
  }
}

/** Empty where the process has ended meanwhile, or where there is no /proc. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
