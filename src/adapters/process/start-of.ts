import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { StartOf } from '../../ports/processes.ts';

const run = promisify(execFile);

/** Reads `/proc` where there is one, else asks `ps`. A zombie has ended; only its parent has not noticed. */
export const startOf: StartOf = async (pid) => {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined);
  return boot === undefined ? startByPs(pid) : startByProc(pid, boot.trim());
};

// The command's name, field 2, may hold spaces and brackets; the rest is counted from behind it.
async function startByProc(pid: number, boot: string): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const fields = stat?.slice(stat.lastIndexOf(') ') + 2).split(' ');
  const [state, start] = [fields?.[0], fields?.[19]];
  return start === undefined || state === 'Z' || state === 'X' ? undefined : `${start} ${boot}`;
}

async function startByPs(pid: number): Promise<string | undefined> {
  const options = { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC0' } };
  const { stdout } = await run('ps', ['-o', 'stat=,lstart=', '-p', `${pid}`], options).catch(() => ({ stdout: '' }));
  const [state = '', ...start] = stdout.trim().split(/\s+/);
  return start.length === 0 || state.startsWith('Z') ? undefined : start.join(' ');
}
