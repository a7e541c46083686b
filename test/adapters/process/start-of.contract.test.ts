import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startOf } from '../../../src/adapters/process/start-of.ts';
import { isAlive, processIn } from '../../../src/ports/processes.ts';

test('a process has one start while it lives, and none when it is over', async () => {
  const child = spawn('sleep', ['30'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  const start = await startOf(pid);
  expect(start).toMatch(/\S/);
  expect(await startOf(pid)).toBe(start);
  expect(await isAlive({ pid, start: start ?? '' }, startOf)).toBe(true);
  expect(await isAlive({ pid, start: 'another start' }, startOf)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await startOf(pid)).toBeUndefined();
});

test('a name with spaces and brackets does not shift what is read', async () => {
  const child = spawn('sh', ['-c', 'exec sleep 30'], { argv0: 'a) S 1 2 (b', stdio: 'ignore' });
  await once(child, 'spawn');
  expect(processIn(`${child.pid} ${await startOf(child.pid ?? 0)}`)?.start).toMatch(/^\d+ [0-9a-f-]{36}$|\d{4}$/);
  child.kill('SIGKILL');
});

test('a line that names no process is none', () => {
  expect(processIn('12 345  a-boot\n')).toEqual({ pid: 12, start: '345 a-boot' });
  for (const line of ['', '12', '12 ', 'x 1', '-1 2', '12345678901 2', '1 2\n3 4']) {
    expect(processIn(line)).toBeUndefined();
  }
});
