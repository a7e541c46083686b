import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { benches } from './benches.ts';
import type { Printed } from './page.ts';
import { benchPage, ratiosIn } from './page.ts';

/**
 * `npm run bench`: all benches one after the other, ratios first; `npm run bench -- start ledger` runs some, and
 * `stacks=10` one with an argument. `--write` writes docs/bench.md. Ends with 1 where a limit is missed.
 */
function run(name: string, argument: string | undefined): Printed {
  process.stderr.write(`bench:${name} …\n`);
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const args = [file, ...(argument === undefined ? [] : [argument])];
  const ran = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return { name, text: ran.stdout, isWithin: ran.status === 0 };
}

const words = process.argv.slice(2);
const isWritten = words.includes('--write');
const wanted = words.filter((word) => word !== '--write').map((word) => word.split('='));
const chosen = wanted.length > 0 ? wanted : Object.keys(benches).map((name) => [name]);
const strange = chosen.map(([name = '']) => name).filter((name) => !Object.hasOwn(benches, name));
if (strange.length > 0) {
  process.stderr.write(`there is no bench ${strange.join(', ')}; there are ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}

const printed = chosen.map(([name = '', argument]) => run(name, argument));
for (const { name, text } of printed) for (const line of ratiosIn(text)) console.log(`${name}: ${line.trim()}`);
for (const { name, text } of printed) console.log(`\n== ${name}\n${text.trim()}`);
if (isWritten) {
  const page = fileURLToPath(new URL('../docs/bench.md', import.meta.url));
  writeFileSync(page, benchPage(printed, new Date().toISOString().slice(0, 10)));
}
process.exitCode = printed.every(({ isWithin }) => isWithin) ? 0 : 1;
