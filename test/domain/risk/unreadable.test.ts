import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classes } from '../../../src/domain/classification/orders.ts';
import { type EngineName, keptPlans, readPlan } from '../../golden/kept.ts';
import { judged } from '../../golden/told.ts';

type Row = { change: { after: Record<string, unknown> | null; actions: readonly string[] } };
type Plan = { resource_changes: Row[] };

/** Attributes whose text decides who may do what, or from where. */
const decisive = /^(?:assume_role_)?policy$|^cidr_|cidr_block$|^cidr_blocks$|^ipv6_cidr/;
const broken = [
  '{"Version":',
  '{"Statement":[{"Effect":"Allow"}]}',
  '[]',
  'nobody knows',
  '999.0.0.0/0',
  '10.0.0.0/99',
  '/',
  '\u0000',
];

/** Every plan with each of its decisive texts, one at a time, made into what nobody can read. */
function* garbled(): Generator<{ title: string; file: string; engine: EngineName; of(text: string): string }> {
  for (const { file, engine } of keptPlans) {
    const plan = JSON.parse(readPlan(file)) as Plan;
    for (const [at, { change }] of plan.resource_changes.entries()) {
      for (const [name, value] of Object.entries(change.after ?? {})) {
        if (change.actions.includes('no-op') || !decisive.test(name) || !holdsText(value)) continue;
        const of = (text: string): string => {
          const other = structuredClone(plan);
          const after = other.resource_changes[at]?.change.after;
          if (after) after[name] = Array.isArray(value) ? [text] : text;
          return JSON.stringify(other);
        };
        yield { title: `${file}: ${name} of row ${at}`, file, engine, of };
      }
    }
  }
}

function holdsText(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || (Array.isArray(value) && value.some(holdsText));
}

const cases = [...garbled()];

test('there is much to make unreadable', () => {
  expect(cases.length).toBeGreaterThan(30);
});

test.each(cases)(
  '$title: what cannot be read weighs no less than what it was, and is judged at once',
  ({ file, engine, of }) => {
    const weight = (json: string): number => classes.indexOf(judged(json, engine).class);
    const known = weight(readPlan(file));
    for (const text of broken) {
      const began = process.cpuUsage();
      expect({ text, isLighter: weight(of(text)) < known }).toEqual({ text, isLighter: false });
      expect(process.cpuUsage(began).user).toBeLessThan(1_000_000);
    }
  },
);

test('no text under a decisive attribute makes a judgement throw', () => {
  fc.assert(
    fc.property(fc.constantFrom(...cases), fc.string({ unit: 'binary', maxLength: 60 }), ({ engine, of }, text) => {
      expect(classes).toContain(judged(of(text), engine).class);
    }),
    { numRuns: 150 },
  );
});
