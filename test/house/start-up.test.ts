import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Files and packages that are loaded with these files, and not only once something is asked of them. */
function loadedWith(files: readonly string[]): ReadonlySet<string> {
  const seen = new Set(files);
  for (const file of seen) {
    if (!file.startsWith('file:')) continue;
    const text = readFileSync(fileURLToPath(file), 'utf8');
    for (const [, what = '', from = ''] of text.matchAll(/^(?:import|export)\s([^;]*?)from '([^']+)';/gms)) {
      if (what.startsWith('type ')) continue;
      seen.add(from.startsWith('.') ? new URL(from, file).href : from);
    }
  }
  return seen;
}

test('waves analyze starts without a package', () => {
  const source = (path: string): string => new URL(`../../src/${path}`, import.meta.url).href;
  const files = ['main.ts', 'wire.ts', 'cli/commands/analyze.ts', 'adapters/plan-json/read.ts'].map(source);
  const loaded = [...loadedWith(files)];
  expect(loaded.length).toBeGreaterThan(100);
  expect(loaded.filter((name) => !/^(?:file|node):/.test(name))).toEqual([]);
});
