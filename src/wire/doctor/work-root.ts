import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Check, ok, warning, wrong } from './check.ts';

/** A socket's path holds at most 107 bytes, and providers make theirs below the temporary folder. */
const socketMax = 107;
const socketName = '/plugin1234567890'.length;
const longestMax = 120;

export const workRoot: Check = {
  name: 'work root',
  async look({ around, definitions }) {
    const root = around.env.WAVES_WORK_ROOT || definitions?.workRoot || '/var/tmp/waves';
    const temporary = around.env.TMPDIR || '/tmp';
    const isLong = temporary.length + socketName > socketMax;
    return [
      await rootLine(root),
      root.length > longestMax
        ? warning(`${root} has ${root.length} characters`, 'set workRoot in waves.yaml to a shorter path')
        : ok(`paths below it leave room: it has ${root.length} characters`),
      isLong
        ? wrong(`sockets below ${temporary} would be longer than ${socketMax} bytes`, 'export TMPDIR=/tmp')
        : ok(`sockets below ${temporary} stay within ${socketMax} bytes`),
    ];
  },
};

async function rootLine(root: string) {
  const stats = await lstat(root).catch(() => undefined);
  if (!stats) {
    const parent = await lstat(dirname(root)).catch(() => undefined);
    if (parent?.isDirectory()) return ok(`${root} is not there yet; the first plan makes it`);
    return wrong(`neither ${root} nor the folder around it is there`, `mkdir -p ${dirname(root)}`);
  }
  const user = process.getuid?.();
  if (!stats.isDirectory()) return wrong(`${root} is no folder`, 'set workRoot in waves.yaml to a folder');
  if (user !== undefined && stats.uid !== user) {
    return wrong(`${root} belongs to another user`, 'set workRoot in waves.yaml, or export WAVES_WORK_ROOT=…');
  }
  const mode = (stats.mode & 0o777).toString(8);
  return stats.mode & 0o077
    ? wrong(`others may look into ${root} (${mode})`, `chmod 700 ${root}`)
    : ok(`${root} is ours alone (${mode})`);
}
