import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeManyRoots } from './many-roots.ts';

/**
 * `npm run bench:init`: `waves init` and `waves versions` on 1,500 and 6,000 stacks, each a process of its own, beside
 * one that only asks `git ls-files` and reads the configuration it names. The fastest of three.
 */
const mostMs = 2_000;
/** How much longer a stack may take among four times as many: what is not linear takes four times as long. */
const mostGrowth = 1.5;
const rounds = 3;
const waves = fileURLToPath(new URL('../bin/waves.js', import.meta.url));
const bare = `
  const { execFileSync } = require('node:child_process');
  const { readFileSync } = require('node:fs');
  const listed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  for (const path of listed.split('\\0')) if (path.endsWith('.tf')) readFileSync(path, 'utf8');`;

function fastest(folder: string, args: readonly string[], before: () => void = () => {}): number {
  const times = Array.from({ length: rounds }, () => {
    before();
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
    return performance.now() - began;
  });
  return Math.min(...times);
}

function timesOf(stacks: number): { init: number; versions: number; bare: number } {
  const folder = mkdtempSync(join(tmpdir(), 'waves-bench-init-'));
  try {
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    writeManyRoots(folder, stacks);
    git('init', '-q', '-b', 'main');
    git('add', '--all');
    git('-c', 'user.name=bench', '-c', 'user.email=bench@example.com', 'commit', '-q', '-m', 'The estate');
    const clean = () => git('clean', '-qfdx');
    return {
      init: fastest(folder, [waves, 'init', '--json'], clean),
      versions: fastest(folder, [waves, 'versions', '--json'], clean),
      bare: fastest(folder, ['-e', bare]),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [few, many] = [1_500, 6_000];
const [small, large] = [timesOf(few), timesOf(many)];
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
for (const [stacks, times] of [
  [few, small],
  [many, large],
] as const) {
  for (const name of ['init', 'versions'] as const) {
    const ratio = (times[name] / times.bare).toFixed(1);
    console.log(
      `${name} on ${stacks} stacks: ${seconds(times[name])}, ${ratio} × git ls-files and reading (${seconds(times.bare)})`,
    );
  }
}
const growth = large.init / many / (small.init / few);
console.log(
  `init, ${seconds(small.init)} of ${seconds(mostMs)} allowed; per stack ${growth.toFixed(2)} × among ${many / few} times as many, ${mostGrowth} × allowed`,
);
process.exitCode = small.init <= mostMs && growth <= mostGrowth ? 0 : 1;
