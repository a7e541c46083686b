import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileKindNames } from '../../src/config/file-kinds.ts';
import { publishedText } from '../../src/config/published.ts';

const folder = new URL('../../schemas/', import.meta.url);

test.each(fileKindNames)('schemas/%s.json is what scripts/reference.ts makes of the schema', (kind) => {
  expect(readFileSync(new URL(`${kind}.json`, folder), 'utf8')).toBe(publishedText(kind));
});

test('every published schema is one of a kind of file', () => {
  expect(readdirSync(folder)).toEqual(fileKindNames.map((kind) => `${kind}.json`).toSorted());
});

test.each(fileKindNames)('every key of %s is known by name, and no other is taken', (kind) => {
  expect(loose(JSON.parse(publishedText(kind)))).toEqual([]);
});

test.each(fileKindNames)('the patterns of %s are those that every dialect of regular expressions reads', (kind) => {
  const patterns = publishedText(kind).match(/(?<="pattern": ").*(?=")/g) ?? [];
  expect(patterns.length).toBeGreaterThan(0);
  expect(patterns.filter((pattern) => /\\p\{|\(\?<|\(\?[a-z]/.test(pattern))).toEqual([]);
});

/** Mappings that would take any key. */
function loose(schema: unknown, path = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.entries(schema).flatMap(([key, value]) => loose(value, `${path}/${key}`));
  return 'properties' in schema && !('additionalProperties' in schema) && 'type' in schema ? [path, ...inner] : inner;
}
