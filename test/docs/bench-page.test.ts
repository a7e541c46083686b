import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { benches } from '../../bench/benches.ts';
import { ratiosIn } from '../../bench/page.ts';
import { root } from '../../scripts/sizes.ts';
import { documentOf } from './documents.ts';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const names = Object.keys(scripts).flatMap((script) => (script.startsWith('bench:') ? [script.slice(6)] : []));

/** What a bench file says of itself at its top. */
function commandIn(file: string): string | undefined {
  return /`npm run bench:([a-z-]+)/.exec(readFileSync(join(root, 'bench', file), 'utf8'))?.[1];
}

test('the page lists every bench once, and in the order in which all are run', () => {
  const rows = [...documentOf('docs/bench.md').text.matchAll(/^\| `npm run bench:([a-z-]+)` \|/gm)];
  expect(rows.map(([, name]) => name)).toEqual(Object.keys(benches));
});

test('every bench has its command, and every command its file', () => {
  expect(names.toSorted()).toEqual(Object.keys(benches).toSorted());
  for (const name of names) {
    expect(scripts[`bench:${name}`]).toBe(`node bench/${name}.ts`);
    expect(existsSync(join(root, 'bench', `${name}.ts`))).toBe(true);
  }
});

test('a file that says it is a bench is one', () => {
  const files = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.ts'));
  const said = files.filter((file) => !['benches.ts', 'page.ts', 'all.ts'].includes(file)).map(commandIn);
  expect(said.filter((name) => name !== undefined).toSorted()).toEqual(names.toSorted());
});

test('what compares is told first', () => {
  const text =
    'waves: 1.2 × an empty script\n  3 runs\n  by work done, jq takes 2.0 times as long\nmost, limit 60 MB\n';
  expect(ratiosIn(text)).toHaveLength(3);
});
