import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { classes } from '../../../../src/domain/classification/orders.ts';
import type { Finding, RiskClass } from '../../../../src/domain/judgement.ts';
import { catalogue } from '../../../../src/domain/risk/rules/catalogue.ts';
import { judged, told } from '../judging.ts';
import type { Case, RuleTable } from './table.ts';
import { reordered, swapped, withUnknown } from './variations.ts';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder, { recursive: true }).map(String);
const tables: RuleTable[] = await Promise.all(
  files
    .filter((file) => file.endsWith('.table.ts'))
    .sort()
    .map(async (file) => (await import(new URL(file, folder).href)).table),
);

const weight = (of: RiskClass): number => classes.indexOf(of);
const judgementOf = ({ plan, ...beside }: Case) => judged(plan, beside);
const foundIn = (rule: string, given: Case): readonly Finding[] =>
  judgementOf(given).findings.filter((finding) => finding.rule === rule);

test('each rule of the catalogue has exactly one table', () => {
  expect(tables.map(({ rule }) => rule).sort()).toEqual(catalogue.map(({ id }) => id).sort());
});

describe.each(tables.map((table) => [table.rule, table] as const))('%s', (rule, table) => {
  const fires = table.fires === 'never sure' ? [] : table.fires;
  const { by: speaker, cases: unknown } = unsureOf(table);

  test('has cases that fire, cases that are silent, and cases it cannot tell', () => {
    if (table.fires !== 'never sure') expect(fires.length).toBeGreaterThan(0);
    expect(table.silent.length).toBeGreaterThan(0);
    if (table.unknown !== 'decided by action and type') expect(unknown.length).toBeGreaterThan(0);
  });

  test.each(fires.map((given) => [given.title, given] as const))('fires: %s', (_, given) => {
    expect(foundIn(rule, given).map(told)).toEqual(expect.arrayContaining([said(given, 'fires')]));
  });

  test.each(unknown.map((given) => [given.title, given] as const))('cannot tell: %s', (_, given) => {
    expect(foundIn(speaker, given).map(told)).toEqual(expect.arrayContaining([said(given, 'unknown')]));
  });

  test.each(table.silent.map((given) => [given.title, given] as const))('is silent: %s', (_, given) => {
    expect(foundIn(rule, given).map(told)).toEqual([]);
  });

  test.each((table.same ?? []).map((given) => [given.title, given] as const))('is the same: %s', (_, given) => {
    expect(
      judgementOf(given)
        .findings.filter((finding) => weight(finding.class) > weight('low'))
        .map(told),
    ).toEqual([]);
  });

  if (table.directed) {
    test('does not exceed low the other way round', () => {
      const turned = fires.flatMap((given) => {
        const plan = swapped(given.plan);
        return plan ? [{ ...given, plan }] : [];
      });
      const findings = turned.flatMap((given) => foundIn(rule, given));
      expect(turned.length).toBeGreaterThan(0);
      expect(findings.filter((finding) => weight(finding.class) > weight('low')).map(told)).toEqual([]);
    });
  }

  test.each(fires.map((given) => [given.title, given] as const))(
    'weighs no less where the decisive attribute is unknown: %s',
    (_, given) => {
      for (const { address, attribute, class: known } of foundIn(rule, given)) {
        const plan = attribute === undefined ? undefined : withUnknown(given.plan, address, attribute);
        if (plan === undefined) continue;
        const open = judgementOf({ ...given, plan }).findings.filter((finding) => finding.address === address);
        expect(Math.max(...open.map((finding) => weight(finding.class)))).toBeGreaterThanOrEqual(weight(known));
      }
    },
  );

  test('does not care about the order of rows and keys', () => {
    for (const given of [...fires, ...unknown, ...table.silent]) {
      expect(judgementOf({ ...given, plan: reordered(given.plan) })).toEqual(judgementOf(given));
    }
  });
});

function unsureOf({ rule, unknown }: RuleTable): { readonly by: string; readonly cases: readonly Case[] } {
  if (unknown === 'decided by action and type') return { by: rule, cases: [] };
  return 'by' in unknown ? unknown : { by: rule, cases: unknown };
}

function said({ class: expected, say }: Case, verdict: Finding['verdict']): unknown {
  const text = say instanceof RegExp ? say.source : escaped(say ?? '');
  return expect.stringMatching(new RegExp(`^${expected ?? '\\w+'} ${verdict} .*${text}`));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
