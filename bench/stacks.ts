import { usualEngine } from '../test/e2e/engines.ts';
import { built } from './built.ts';
import type { Call } from './stacks/engine-log.ts';
import { logEngine } from './stacks/engine-log.ts';
import { accountsOf, makeEstate } from './stacks/estate.ts';
import { makeLoop } from './stacks/loop.ts';
import type { Timed } from './stacks/ran-timed.ts';
import { ranTimed } from './stacks/ran-timed.ts';
import { timed } from './timed.ts';

/**
 * `npm run bench:stacks -- 10`: `waves run` over so many small stacks, four at a time, beside a bare shell loop that
 * makes the same engine calls on copies of them, against the same simulator. The loop holds no lock, writes no ledger,
 * judges nothing, moves no pin, and works in one folder for each stack where waves makes a new one for each part.
 */
const stacks = Number(process.argv[2] ?? 100);
const atOnce = 4;
const limits = { ratio: 1.1, megabytesPerStack: 10 } as const;

/** How many calls of each kind were made for a stack. */
function kinds(calls: readonly Call[]): string {
  const groups = Object.groupBy(calls, ({ args }) => (args[0] === 'state' ? `state ${args[1]}` : (args[0] ?? '')));
  const parts = Object.entries(groups).map(([kind, made = []]) => `${(made.length / stacks).toFixed(1)} ${kind}`);
  return `${(calls.length / stacks).toFixed(1)} (${parts.join(', ')})`;
}

function line(name: string, { seconds, worked }: Timed, calls: readonly Call[]): void {
  const each = (seconds / stacks).toFixed(2);
  console.log(`  ${name.padEnd(12)}${seconds.toFixed(1)} s, ${each} s a stack, ${worked.toFixed(1)} s of work`);
  console.log(`  ${''.padEnd(12)}engine calls a stack: ${kinds(calls)}`);
}

const waves = built();
const accounts = accountsOf(stacks);
const project = await makeEstate(accounts);
try {
  const called = logEngine(project, usualEngine);
  const ours = await ranTimed(process.execPath, [waves, 'run', 'queue@1.1.0', '--json'], project);
  const calls = called();
  const loop = await makeLoop(project, { stacks: accounts, engine: usualEngine, calls });
  await loop.toFirst();
  called();
  const theirs = await loop.toNext();
  const theirCalls = called();
  for (const account of accounts) {
    const [here, there] = [project.effects(account).length, project.effects(account.replace('lab-', 'copy-')).length];
    if (here !== 2 || there !== 2) throw new Error(`${account} was changed ${here} times, its copy ${there} times`);
  }
  const ratio = ours.seconds / theirs.seconds;
  const { own, part } = ours.megabytes;
  const idle = timed(process.execPath, ['-e', '']).megabytes;
  const perStack = (own - idle) / atOnce;
  console.log(`${stacks} stacks, ${atOnce} at once: ${ratio.toFixed(2)} × a bare loop, limit ${limits.ratio} ×`);
  console.log(`memory: ${perStack.toFixed(1)} MB for each stack at work, limit ${limits.megabytesPerStack} MB`);
  line('waves run', ours, calls);
  line('bare loop', theirs, theirCalls);
  console.log(
    `  the runner took ${own.toFixed(0)} MB at most, where a Node that does nothing takes ${idle.toFixed(0)} MB`,
  );
  console.log(`  the largest process of a part took ${part.toFixed(0)} MB`);
  process.exitCode = ratio <= limits.ratio && perStack <= limits.megabytesPerStack ? 0 : 1;
} finally {
  await project.remove();
}
