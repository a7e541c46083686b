import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../src/domain/canonical.ts';
import { canary } from '../domain/plan/plans.ts';
import { expectedFolder, expectedPath, keptPlans, plansFolder, readPlan } from './kept.ts';
import { judged, told } from './told.ts';
import { differs, wantedFor } from './wanted.ts';

const files = keptPlans.map(({ file }) => file);
test('only plans that are kept differ', () => {
  expect(files).toEqual(expect.arrayContaining(Object.keys(differs)));
});

const bytesMax = 60_000;

test('every story has its plan and its expectation, and there are no others', () => {
  expect(new Set(files).size).toBe(files.length);
  expect(readdirSync(plansFolder).sort()).toEqual(files.map((file) => `${file}.json`).sort());
  expect(readdirSync(expectedFolder).sort()).toEqual(files.map((file) => `${file}.txt`).sort());
});

describe.each(keptPlans)('$file', ({ file, story, engine }) => {
  const plan = readPlan(file);
  const judgement = judged(plan, engine);

  test('S14.1 is judged as it is expected to be', () => {
    expect(told(story, judgement)).toBe(readFileSync(expectedPath(file), 'utf8'));
  });

  test('S14.1 has the class that somebody who knows the catalogue gives it, or is known to differ', () => {
    expect(wantedFor(story.name)).not.toEqual([]);
    expect(wantedFor(story.name).includes(judgement.class)).toBe(!(file in differs));
  });

  test('S14.2 cites a rule for each of eight dimensions, and a resource where it is not the least', () => {
    const dimensions = Object.entries(judgement.classification);
    expect(dimensions).toHaveLength(8);
    for (const [name, { value, rule, address }] of dimensions) {
      expect([value, rule], name).not.toContain('');
      if (rule !== 'nothing worse was found' && !fromEnvironment.has(name)) expect(address, name).toBeTruthy();
    }
  });

  test('S14.6 is judged to the same bytes again', () => {
    expect(canonical(judged(readPlan(file), engine))).toBe(canonical(judgement));
  });

  test('S07.14 says no secret', () => {
    expect(JSON.stringify(judgement)).not.toContain(canary);
  });

  test('is small and holds no path or port of the machine that made it', () => {
    expect(plan.length).toBeLessThan(bytesMax);
    expect(plan).not.toMatch(/localhost|127\.0\.0\.1|\/(?:root|home|tmp|Users|work)\//);
  });
});

/** Dimensions that the environment may decide, or that every plan has. */
const fromEnvironment = new Set(['artifact', 'target', 'userImpact']);
