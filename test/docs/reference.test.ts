import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referencePage } from '../../scripts/reference.ts';
import { allKeys } from '../../src/config/keys.ts';
import { limits, withoutEffect } from '../../src/config/without-effect.ts';

const keys = allKeys().map(({ file, key }) => `${file} ${key}`);
const page = new URL('../../docs/configuration.md', import.meta.url);

test('docs/configuration.md is what scripts/reference.ts makes of the schemas', () => {
  expect(readFileSync(page, 'utf8')).toBe(referencePage());
});

test('every key of which the page says that it does less is a key of a schema', () => {
  const known = new Set(keys);
  expect([...Object.keys(withoutEffect), ...Object.keys(limits)].filter((key) => !known.has(key))).toEqual([]);
});

test('no key stands twice on the page', () => {
  expect(new Set(keys).size).toBe(keys.length);
});
