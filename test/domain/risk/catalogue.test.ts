import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isKnownType } from '../../../src/domain/risk/resource-types/known.ts';
import { catalogue } from '../../../src/domain/risk/rules/catalogue.ts';
import { leftOut } from '../../../src/domain/risk/rules/left-out.ts';
import { guardrailRows, judgedByOthers, numberedRows } from './catalogue-rows.ts';
import { judged } from './judging.ts';
import type { RuleTable } from './rules/table.ts';

const rulesOf = (row: string) => catalogue.filter(({ source }) => source.includes(row));
const whole = leftOut.filter(({ part }) => part === undefined).map(({ row }) => row);
const parts = leftOut.filter(({ part }) => part !== undefined).map(({ row }) => row);

const folder = new URL('rules/', import.meta.url);
const tables: readonly RuleTable[] = await Promise.all(
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.table.ts'))
    .map(async (file) => (await import(new URL(file, folder).href)).table),
);

describe('every row of the catalogue of risks', () => {
  test.each(numberedRows.map((row) => [row]))('%s has a rule, or a reason why it has none, and never both', (row) => {
    const answers = [rulesOf(row).length > 0, whole.includes(row), Object.hasOwn(judgedByOthers, row)];
    expect(answers.filter((one) => one)).toHaveLength(1);
  });

  test('there are as many as in the catalogue', () => {
    expect(new Set(numberedRows).size).toBe(135);
  });

  test.each(parts.map((row) => [row]))('%s, of which a part is left out, has a rule for the rest', (row) => {
    expect(rulesOf(row)).not.toEqual([]);
  });

  test('DRF-02: the rules on data, rights and borders judge drift as if a plan had made it', () => {
    const database = (open: boolean) => ({ publicly_accessible: open });
    const row = { address: 'aws_db_instance.d', actions: ['update'], before: database(false), after: database(true) };
    const changes = [{ address: 'terraform_data.a', actions: ['create'] }];
    const { findings } = judged({ changes, drift: [row], configured: { [row.address]: { publicly_accessible: [] } } });
    const byDrift = findings.filter(({ say }) => say.startsWith(judgedByOthers['DRF-02'] ?? ''));
    expect(byDrift.map(({ rule }) => rule)).toContain('public-endpoint');
  });

  test.each(Object.entries(guardrailRows))('the guardrail %s is known, and has a case in each of %j', (type, rules) => {
    expect(isKnownType(type)).toBe(true);
    for (const rule of rules) {
      const table = JSON.stringify(tables.find((one) => one.rule === rule));
      expect(table.includes(`"${type}.`), rule).toBe(true);
    }
  });

  test('no source names a row that the catalogue does not have', () => {
    const named = [...catalogue.flatMap(({ source }) => source.match(/\b[A-Z]{3}-\d{2}\b/g) ?? [])];
    expect(named.filter((row) => !numberedRows.includes(row))).toEqual([]);
    expect(leftOut.filter(({ row }) => !numberedRows.includes(row))).toEqual([]);
  });

  test('what is left out says why in whole sentences', () => {
    for (const { why } of leftOut) expect(why).toMatch(/^[A-Z].{40,}\.$/s);
  });
});
