import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadDefinitions } from '../src/config/load.ts';
import { configPaths } from '../src/config/tree.ts';
import { workingTree } from '../src/wire/validate.ts';
import { writeManyStacks } from './many-stacks.ts';

/**
 * `npm run bench:discovery`: how long it takes to find the stacks of 1,500 and of 10,000 folders and read all
 * configuration, beside a walk that only lists and reads the same files, and `waves validate` as a whole. Each is the
 * middle of five runs in processes of their own. On a busy machine the seconds of work say more than those that passed.
 */
type Took = { readonly passed: number; readonly worked: number };

const runs = 5;
const self = fileURLToPath(import.meta.url);
const waves = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const sizes = [1500, 10_000];

/** What a child measures of itself, once its modules are loaded. */
const measured: Readonly<Record<string, (folder: string) => Promise<number>>> = {
  async walk(folder) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return configPaths(paths).reduce((length, path) => length + readFileSync(path, 'utf8').length, 0);
  },
  async discover(folder) {
    const loaded = loadDefinitions(await workingTree({ folder }));
    if ('problems' in loaded) throw new Error(loaded.problems[0]?.say);
    return loaded.definitions.stacks.length;
  },
};

async function child(what: string, folder: string): Promise<void> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  await measured[what]?.(folder);
  const { user, system } = process.cpuUsage(before);
  const took: Took = { passed: (performance.now() - began) / 1000, worked: (user + system) / 1e6 };
  process.stdout.write(JSON.stringify(took));
}

function middle(all: readonly Took[]): Took {
  return all.toSorted((a, b) => a.worked - b.worked)[Math.floor(all.length / 2)] ?? { passed: 0, worked: 0 };
}

function inChild(what: string, folder: string): Took {
  const once = (): Took => {
    const ran = spawnSync(process.execPath, [self, what, folder], { encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return JSON.parse(ran.stdout) as Took;
  };
  return middle(Array.from({ length: runs }, once));
}

function validate(folder: string): Took {
  const once = (): Took => {
    const began = performance.now();
    const args = ['-f', '%U %S', process.execPath, waves, 'validate'];
    const ran = spawnSync('/usr/bin/time', args, { cwd: folder, encoding: 'utf8' });
    if (ran.status !== 0) throw new Error(ran.stdout + ran.stderr);
    const [user = 0, system = 0] = (ran.stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
    return { passed: (performance.now() - began) / 1000, worked: user + system };
  };
  return middle(Array.from({ length: runs }, once));
}

function line(stacks: number, what: string, { passed, worked }: Took): string {
  const each = ((worked / stacks) * 1e6).toFixed(0);
  const name = `${String(stacks).padStart(6)} stacks, ${what}`.padEnd(42);
  return `${name}${passed.toFixed(2)} s passed, ${worked.toFixed(2)} s of work, ${each} µs a stack`;
}

function bench(): void {
  const root = mkdtempSync(join(tmpdir(), 'waves-bench-'));
  try {
    const found = sizes.map((stacks) => {
      const folder = join(root, String(stacks));
      mkdirSync(folder);
      writeManyStacks(folder, stacks);
      spawnSync('git', ['init', '-q', folder]);
      const [walk, discovery] = [inChild('walk', folder), inChild('discover', folder)];
      console.log(line(stacks, 'a bare walk and read', walk));
      console.log(line(stacks, 'discovery', discovery));
      console.log(line(stacks, 'waves validate as a whole', validate(folder)));
      console.log(`       discovery is ${(discovery.worked / walk.worked).toFixed(2)} times the bare walk`);
      return discovery.worked / stacks;
    });
    const [few = 1, many = 1] = found;
    console.log(`a stack of ${sizes[1]} takes ${(many / few).toFixed(2)} times a stack of ${sizes[0]}; 1 is linear`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const [, , what, folder] = process.argv;
if (what !== undefined && folder !== undefined) await child(what, folder);
else bench();
