import type { Kill, Round } from '../test/e2e/killing.ts';
import { killAndCarryOn, makeKillable } from '../test/e2e/killing.ts';

/** `npm run campaign:kill -- 50`: at least so many kills during real applies, and what came of them. */
const wanted = Number(process.argv[2] ?? 50);
const patterns: readonly (readonly Kill[])[] = [
  ['both', 'both', 'runner'],
  ['runner', 'both', 'part'],
  ['part', 'runner', 'both'],
  ['both', 'runner', 'both'],
  ['machine'],
];

const project = await makeKillable();
const began = performance.now();
const rounds: Round[] = [];
const during = () => rounds.flatMap(({ kills }) => kills).filter(({ duringApply }) => duringApply);
try {
  while (during().length < wanted) {
    const round = await killAndCarryOn(project, patterns[rounds.length % patterns.length] ?? []);
    rounds.push(round);
    for (const fault of round.faults) console.log(`round ${rounds.length}: ${fault}`);
  }
} finally {
  await project.remove();
}

const kills = rounds.flatMap((round) => round.kills);
const count = (kind: Kill) => during().filter(({ kill }) => kill === kind).length;
const faults = rounds.flatMap((round) => round.faults);
console.log(`kills                    ${kills.length}, ${during().length} of them during an apply`);
console.log(`  runner alone           ${count('runner')}`);
console.log(`  part alone             ${count('part')}`);
console.log(`  runner and part        ${count('both')}`);
console.log(`  and engine             ${count('machine')}`);
console.log(`promotions               ${rounds.length}`);
console.log(`  released               ${rounds.filter(({ end }) => end === 'released').length}`);
console.log(`  unknown, then settled  ${rounds.filter(({ end }) => end === 'settled').length}`);
console.log(`runs of waves            ${rounds.reduce((sum, { runs }) => sum + runs, 0)}`);
console.log(`faults                   ${faults.length}`);
console.log(`seconds                  ${((performance.now() - began) / 1000).toFixed(0)}`);
process.exitCode = faults.length === 0 ? 0 : 1;
