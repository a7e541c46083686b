import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectedFolder, expectedPath, keptPlans, planPath, plansFolder, readPlan } from '../test/golden/kept.ts';
import { openStage, planOf } from '../test/golden/run.ts';
import { judged, told } from '../test/golden/told.ts';
import { type Engine, engines } from '../test/simcloud/engine.ts';

const plansAtOnce = 2;

/**
 * `npm run golden` plays every story of test/golden with the engines of this machine, keeps the plans they write, and
 * judges all kept plans anew. `npm run golden -- expected` only judges. Read the difference before it is committed.
 */
async function main([mode]: readonly string[]): Promise<void> {
  if (mode !== 'expected') await makePlans();
  clear(plansFolder, '.json');
  clear(expectedFolder, '.txt');
  for (const kept of keptPlans)
    writeFileSync(expectedPath(kept.file), told(kept.story, judged(readPlan(kept.file), kept.engine)));
  process.stdout.write(`${keptPlans.length} plans judged\n`);
}

async function makePlans(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'golden-'));
  const sim = await openStage(home);
  const waiting = [...keptPlans];
  const work = async (): Promise<void> => {
    for (let kept = waiting.shift(); kept; kept = waiting.shift()) {
      const engine = engineNamed(kept.engine);
      if (engine) writeFileSync(planPath(kept.file), await planOf(kept.story, { sim, home, engine }));
      else process.stderr.write(`${kept.file}: there is no ${kept.engine} here, so its plan stays as it is\n`);
    }
  };
  try {
    await Promise.all(Array.from({ length: plansAtOnce }, work));
  } finally {
    await sim.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

const engineNamed = (name: string): Engine | undefined => engines.find((engine) => engine.name === name);

/** Takes away the files of stories that are no longer told. */
function clear(folder: string, ending: string): void {
  mkdirSync(folder, { recursive: true });
  const kept = new Set(keptPlans.map(({ file }) => `${file}${ending}`));
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name));
}

await main(process.argv.slice(2));
