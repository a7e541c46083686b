import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Project } from './project.ts';
import { ranOf } from './ran.ts';

/** A terminal needs Python's `pty`: there is none in Node. */
export const hasTerminal = spawnSync('python3', ['-c', 'import pty']).status === 0;

export const ctrlC = { type: '\u0003' };

export type Step =
  | { readonly file: string }
  | { readonly text: string }
  | { readonly sleep: number }
  | { readonly type: string }
  | { readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' }
  | { readonly size: readonly [columns: number, rows: number] };

export type OnTerminal = {
  readonly exit: number;
  readonly said: string;
  /** What the terminal got, and when, in seconds. */
  readonly parts: readonly (readonly [at: number, text: string])[];
};

/** Runs `waves` on a terminal of its own, with somebody at the keyboard. */
export async function onTerminal(
  project: Project,
  args: readonly string[],
  of: { steps?: readonly Step[]; size?: string; env?: Record<string, string> } = {},
): Promise<OnTerminal> {
  const { steps = [], size = '80x24', env = {} } = of;
  const driver = fileURLToPath(new URL('terminal.py', import.meta.url));
  const log = join(project.base, 'terminal.jsonl');
  const waves = [process.execPath, fileURLToPath(new URL('../../bin/waves.js', import.meta.url))];
  const all = [driver, size, log, JSON.stringify(steps), ...waves, ...args];
  const child = spawn('python3', all, {
    cwd: project.folder,
    env: { ...project.env, TERM: 'xterm-256color', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { stdout, stderr } = await ranOf(child, all);
  const exit = Number(/ended (-?\d+)\s*$/.exec(stdout)?.[1]);
  if (Number.isNaN(exit) || stdout.includes('\nnot done: ')) throw new Error(`${stdout}\n${stderr}`);
  const parts = readFileSync(log, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as [number, string]);
  return { exit, said: stdout, parts };
}
