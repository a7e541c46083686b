import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mix, writeBigPlan } from './big-plan.ts';

/**
 * `npm run bench:analyze -- 200 600`: how `waves analyze` does on plans of so many megabytes, beside jq and JSON.parse on
 * the same file and in the same run; on many small plans in one call; and on one, beside a Node that does nothing.
 */
const megabytes = process.argv.slice(2).map(Number);
const sizes = megabytes.length > 0 ? megabytes : [200, 600];
const waves = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'waves-bench-'));

/** Time that passed, time the processor worked, and the largest memory. On a busy machine only the last two say much. */
type Ran = { readonly seconds: number; readonly worked: number; readonly megabytes: number; readonly ended: string };

/** Runs a command under `time`, which knows the largest memory of the child. */
function run(command: string, args: readonly string[]): Ran {
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

/** The middle one of several runs. */
function middle(runs: readonly Ran[]): Ran {
  const sorted = runs.toSorted((a, b) => a.seconds - b.seconds);
  return sorted[Math.floor(sorted.length / 2)] as Ran;
}

function times(count: number, command: string, args: readonly string[]): Ran {
  return middle(Array.from({ length: count }, () => run(command, args)));
}

function line(name: string, { seconds, worked, megabytes: memory, ended }: Ran): void {
  const numbers = `${seconds.toFixed(2).padStart(8)} s${worked.toFixed(2).padStart(8)} s of work${memory.toFixed(0).padStart(8)} MB`;
  console.log(`  ${name.padEnd(34)}${numbers}${ended === 'ok' ? '' : `  ${ended}`}`);
}

function big(size: number): void {
  const path = join(folder, `plan-${size}.json`);
  const resources = writeBigPlan(path, size * 1e6);
  console.log(`\n${(statSync(path).size / 1e6).toFixed(0)} MB, ${resources} resources`);
  const parse = 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).resource_changes.length';
  const analyze = times(3, process.execPath, [waves, 'analyze', path, '--json']);
  const jq = run('jq', ['-c', '.resource_changes[].address', path]);
  const parsed = run(process.execPath, ['-e', parse, path]);
  const ratio = (other: Ran) => (other.ended === 'ok' ? (other.worked / analyze.worked).toFixed(1) : 'fails');
  console.log(`  by work done, jq takes ${ratio(jq)} times as long, JSON.parse alone ${ratio(parsed)} times`);
  line('waves analyze --json', analyze);
  line('jq -c .resource_changes[].address', jq);
  line('JSON.parse of the whole text', parsed);
  rmSync(path);
}

function small(): void {
  const path = join(folder, 'small.json');
  writeBigPlan(path, 10_000);
  const many = Array.from({ length: 5000 }, (_, at) => join(folder, `${at}.json`));
  for (const each of many) writeBigPlan(each, 10_000);
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const nothing = times(9, process.execPath, [empty]);
  const one = times(9, process.execPath, [waves, 'analyze', path, '--json']);
  console.log(
    `\none plan of ${statSync(path).size} bytes: by work done ${(one.worked / nothing.worked).toFixed(1)} times an empty script`,
  );
  line('waves analyze --json', one);
  line('an empty script', nothing);
  console.log('\n5000 such plans');
  line('waves analyze --json, one call', run(process.execPath, [waves, 'analyze', ...many, '--json']));
}

const shares = Object.entries(mix).map(([kind, share]) => `${kind} ${Math.round(share * 100)} %`);
console.log(`mix: ${shares.join(', ')}, the rest changes nothing`);
try {
  for (const size of sizes) big(size);
  small();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
