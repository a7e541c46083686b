import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allKeys, referencePage } from '../../scripts/reference.ts';
import { limits, withoutEffect } from '../../src/config/without-effect.ts';

const page = new URL('../../docs/configuration.md', import.meta.url);

test('docs/configuration.md is what scripts/reference.ts makes of the schemas', () => {
  expect(readFileSync(page, 'utf8')).toBe(referencePage());
});

test('every key of which the page says that it does less is a key of a schema', () => {
  const known = new Set(allKeys());
  expect([...Object.keys(withoutEffect), ...Object.keys(limits)].filter((key) => !known.has(key))).toEqual([]);
});

test('no key stands twice on the page', () => {
  expect(new Set(allKeys()).size).toBe(allKeys().length);
});
