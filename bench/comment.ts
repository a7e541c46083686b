import { readFileSync } from 'node:fs';
import { hmacOf } from '../src/domain/digest.ts';
import { analyse } from '../src/domain/plan/analyse.ts';
import { isRefusal } from '../src/domain/refusal.ts';
import { analyzed } from '../src/views/analyzed.ts';
import { commentOf } from '../src/views/comment/comment.ts';
import { commentedPlan } from '../src/views/comment/from-analyzed.ts';
import type { CommentedPlan } from '../src/views/comment/plan.ts';
import { budgets } from '../src/views/comment/plan.ts';

/** `npm run bench:comment`: 300 judged plans into one comment, beside `JSON.stringify` of the same plans. */
const count = 300;
const rounds = 7;
const mostMs = 500;

const text = readFileSync(new URL('../test/fixtures/plans/network-edge-2.5.0.json', import.meta.url), 'utf8');

/** The plan of another account: other account id, and in the odd ones another value. */
function planIn(index: number, isOdd: boolean): CommentedPlan {
  const accountId = String(100_000_000_000 + index);
  const own = text.replaceAll('623318142999', accountId).replaceAll('prod-noncritical-01', `prod-${index}`);
  const json = isOdd ? own.replaceAll('REGIONAL', `REGIONAL-${index}`) : own;
  const analysis = analyse(json, { engine: 'terraform', mask: (secret) => hmacOf(new Uint8Array(32), secret) });
  if (isRefusal(analysis)) throw new TypeError(analysis.say);
  const stack = `prod-${index}/network-edge`;
  return commentedPlan(analyzed({ file: stack, analysis, sensitive: [] }), { stack, accountId });
}

/** Processor time, which a busy machine does not make longer. */
function median(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}

let slowest = 0;
for (const [name, odd] of [
  ['3 odd ones', 3],
  ['each another', count],
] as const) {
  const plans = Array.from({ length: count }, (_, index) => planIn(index, index < odd));
  const of = { module: 'network-edge', plans, failed: [], asks: [], earlier: [], budget: budgets.github };
  const made = commentOf(of);
  const took = median(() => commentOf(of));
  const baseline = median(() => JSON.stringify(plans));
  slowest = Math.max(slowest, took);
  console.log(
    `${count} plans, ${name}: ${took.toFixed(0)} ms, ${(took / baseline).toFixed(1)} × JSON.stringify (${baseline.toFixed(0)} ms)`,
  );
  console.log(`  ${made.groups.length} groups, ${[...made.text].length} characters, ${made.step}`);
}
console.log(`slowest ${slowest.toFixed(0)} ms, ${mostMs} ms allowed`);
process.exitCode = slowest <= mostMs ? 0 : 1;
