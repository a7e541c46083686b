import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mix, writeBigPlan } from './big-plan.ts';
import { built } from './built.ts';
import type { Ran } from './timed.ts';
import { timed } from './timed.ts';

/**
 * `npm run bench:analyze -- 200 600`: how the built `waves analyze` does on plans of so many megabytes, beside jq and
 * JSON.parse on the same file and in the same run, and on many small plans in one call.
 */
const megabytes = process.argv.slice(2).map(Number);
const sizes = megabytes.length > 0 ? megabytes : [200, 600];
const waves = built();
const folder = mkdtempSync(join(tmpdir(), 'waves-bench-'));

/** The middle one of several runs. */
function middle(runs: readonly Ran[]): Ran {
  const sorted = runs.toSorted((a, b) => a.seconds - b.seconds);
  return sorted[Math.floor(sorted.length / 2)] as Ran;
}

function times(count: number, command: string, args: readonly string[]): Ran {
  return middle(Array.from({ length: count }, () => timed(command, args)));
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
  const jq = timed('jq', ['-c', '.resource_changes[].address', path]);
  const parsed = timed(process.execPath, ['-e', parse, path]);
  const ratio = (other: Ran) => (other.ended === 'ok' ? (other.worked / analyze.worked).toFixed(1) : 'fails');
  console.log(`  by work done, jq takes ${ratio(jq)} times as long, JSON.parse alone ${ratio(parsed)} times`);
  line('waves analyze --json', analyze);
  line('jq -c .resource_changes[].address', jq);
  line('JSON.parse of the whole text', parsed);
  rmSync(path);
}

function small(): void {
  const many = Array.from({ length: 5000 }, (_, at) => join(folder, `${at}.json`));
  for (const each of many) writeBigPlan(each, 10_000);
  console.log('\n5000 such plans');
  line('waves analyze --json, one call', timed(process.execPath, [waves, 'analyze', ...many, '--json']));
}

const shares = Object.entries(mix).map(([kind, share]) => `${kind} ${Math.round(share * 100)} %`);
console.log(`mix: ${shares.join(', ')}, the rest changes nothing`);
try {
  for (const size of sizes) big(size);
  small();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
