import { spawnSync } from 'node:child_process';

/** Time that passed, time the processor worked, and the largest memory. On a busy machine only the last two say much. */
export type Ran = {
  readonly seconds: number;
  readonly worked: number;
  readonly megabytes: number;
  readonly ended: string;
};

/** Runs a command under `time`, which knows the largest memory of the child. */
export function timed(command: string, args: readonly string[]): Ran {
  const began = performance.now();
  const ran = spawnSync('/usr/bin/time', ['-f', '%M %U %S', command, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const seconds = (performance.now() - began) / 1000;
  const told = ran.stderr.toString().trim().split('\n').at(-1) ?? '';
  const [kilobytes = 0, user = 0, system = 0] = told.split(' ').map(Number);
  return {
    seconds,
    worked: user + system,
    megabytes: kilobytes / 1024,
    ended: ran.status === 0 ? 'ok' : `exit ${ran.status}`,
  };
}

export function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
