import './world/remembered-definitions.ts';
import { beforeAll, expect, test } from 'vitest';
import { crashed, cutsAt, cutText, errorsAt, recorded, tamperings } from './world/campaign.ts';
import type { Boundary, Cut } from './world/effects.ts';
import { isCampaign, pairsOf, spread } from './world/sample.ts';

/** A sample by default, spread over all boundaries and ways; `npm run campaign:crash` makes every cut. */
const sampleSize = isCampaign ? Number.POSITIVE_INFINITY : 70;

let boundaries: readonly Boundary[] = [];

beforeAll(async () => {
  boundaries = await recorded();
});

/** What was wrong after each of these, in words that say which cut to make again; what may be said is only counted. */
async function faultsAfter(all: readonly (readonly Cut[])[], maySay?: RegExp): Promise<readonly string[]> {
  const began = performance.now();
  const found: string[] = [];
  let [runs, most, said] = [0, 0, 0];
  for (const cuts of all) {
    const { faults, runs: needed } = await crashed(cuts);
    runs += needed;
    most = Math.max(most, needed);
    const where = cuts.map((cut) => cutText(cut, boundaries)).join(' and ');
    const bad = faults.filter((fault) => !maySay?.test(fault));
    said += faults.length - bad.length;
    found.push(...bad.map((fault) => `${where} → ${fault}`));
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  if (isCampaign)
    console.log(
      `${all.length} promotions, ${runs} runs, at most ${most} for one, ${found.length} faults, ${said} allowed, ${seconds} s`,
    );
  return found;
}

test('the promotion goes through the four waves and passes every kind of effect there is', () => {
  const names = new Set(boundaries.map(({ name, part }) => `${part ?? 'decide'} ${name}`));
  if (isCampaign) console.log(`${boundaries.length} boundaries, ${names.size} kinds`);
  expect(boundaries.length).toBeGreaterThan(300);
  const expected = ['decide ledger.append', 'decide landing.land', 'plan sealed.put', 'plan results.put'];
  expect([...names]).toEqual(expect.arrayContaining([...expected, 'apply ledger.append', 'apply supervised.start']));
});

test('a cut at any effect ends as without the cut, with nothing applied twice and no yes lost', async () => {
  const all = boundaries.flatMap((boundary, index) => cutsAt(boundary, index + 1));
  expect(await faultsAfter(spread(all, sampleSize).map((cut) => [cut]))).toEqual([]);
}, 3_600_000);

test('the intent, the spawn and the outcome of one apply survive every way to cut them', async () => {
  const marks = ['ledger.append', 'supervised.start', 'logs.append'];
  const apply = boundaries.flatMap(({ part, name }, index) =>
    part === 'apply' && marks.includes(name) ? [index] : [],
  );
  const all = apply.slice(0, marks.length + 1).flatMap((index) => cutsAt(boundaries[index] as Boundary, index + 1));
  expect(await faultsAfter(all.map((cut) => [cut]))).toEqual([]);
}, 600_000);

test('two cuts in one promotion are survived like one', async () => {
  const pairs = pairsOf(boundaries, { seed: 5, count: isCampaign ? 500 : 20 });
  expect(await faultsAfter(pairs)).toEqual([]);
}, 3_600_000);

test('an effect that fails, or whose answer is lost, does no more harm than a cut', async () => {
  const all = boundaries.flatMap((_, index) => errorsAt(index + 1));
  // A plan part whose store is broken has no other way to say so; the next run plans again.
  const maySay = /^the plan of .* failed though it is good: /;
  expect(
    await faultsAfter(
      spread(all, sampleSize / 3).map((cut) => [cut]),
      maySay,
    ),
  ).toEqual([]);
}, 3_600_000);

test('a file that changes on the disk between any two effects never runs', async () => {
  const all = spread(tamperings(boundaries), sampleSize / 6).map((cut) => [cut]);
  expect(await faultsAfter(all)).toEqual([]);
}, 3_600_000);
