import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rulesPage } from '../../scripts/rules-page.ts';
import { root } from '../../scripts/sizes.ts';
import { catalogue } from '../../src/domain/risk/rules/catalogue.ts';
import { allRules } from '../../src/views/rules.ts';

test('docs/rules.md is what scripts/reference.ts makes of the risk rules', () => {
  expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(rulesPage());
});

test('every rule stands on the page once, says why somebody should look, and where it comes from', () => {
  const page = rulesPage();
  for (const { id } of catalogue) expect(page.split(`| \`${id}\` |`)).toHaveLength(2);
  for (const { about, source } of allRules()) {
    expect(about).toMatch(/^[A-Z`].{15,}\.$/s);
    expect(source.length).toBeGreaterThan(2);
  }
});
