import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBigPlan } from './big-plan.ts';
import { built } from './built.ts';
import type { Ran } from './timed.ts';
import { middle, timed } from './timed.ts';

/**
 * `npm run bench:start -- 31`: how long the built program takes to say its version and to analyze a small plan, beside a
 * Node that does nothing. The three take turns, so that whatever else the machine does hits each alike.
 */
const rounds = Number(process.argv[2] ?? 31);
const limits = { version: { ratio: 1.6, megabytes: 60 }, analyze: { ratio: 1.8, megabytes: Infinity } } as const;

const folder = mkdtempSync(join(tmpdir(), 'waves-bench-'));
const waves = built();
const commands = {
  empty: [join(folder, 'empty.mjs')],
  version: [waves, '--version'],
  analyze: [waves, 'analyze', join(folder, 'small.json'), '--json'],
} as const;
type Name = keyof typeof commands;
const said: Readonly<Record<Name, string>> = {
  empty: 'an empty script',
  version: 'waves --version',
  analyze: 'waves analyze, a plan of 10 kB',
};

function measured(): Readonly<Record<Name, readonly Ran[]>> {
  const names = Object.keys(commands) as Name[];
  const runs: Record<Name, Ran[]> = { empty: [], version: [], analyze: [] };
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const ran = timed(process.execPath, commands[name]);
      if (ran.ended !== 'ok') throw new Error(`${said[name]} ended with ${ran.ended}`);
      // The first round reads the files from the disk.
      if (round >= 0) runs[name].push(ran);
    }
  }
  return runs;
}

try {
  writeFileSync(join(folder, 'empty.mjs'), '');
  writeBigPlan(join(folder, 'small.json'), 10_000);
  const runs = measured();
  const ms = (name: Name) => runs[name].map(({ seconds }) => seconds * 1000);
  const memory = (name: Name) => Math.max(...runs[name].map(({ megabytes }) => megabytes));
  for (const name of ['version', 'analyze'] as const) {
    const ratio = middle(ms(name)) / middle(ms('empty'));
    const least = Math.min(...ms(name)) / Math.min(...ms('empty'));
    const { ratio: mostRatio, megabytes } = limits[name];
    const room = Number.isFinite(megabytes) ? `; ${memory(name).toFixed(0)} MB, limit ${megabytes} MB` : '';
    console.log(
      `${said[name]}: ${ratio.toFixed(2)} × an empty script (fastest ${least.toFixed(2)} ×), limit ${mostRatio} ×${room}`,
    );
    if (ratio > mostRatio || memory(name) > megabytes) process.exitCode = 1;
  }
  for (const name of Object.keys(commands) as Name[]) {
    const times = `median ${middle(ms(name)).toFixed(1)} ms, fastest ${Math.min(...ms(name)).toFixed(1)} ms`;
    console.log(`  ${said[name].padEnd(32)}${times}, at most ${memory(name).toFixed(0)} MB`);
  }
  console.log(`  ${rounds} runs of each, taking turns`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
