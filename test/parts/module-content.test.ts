import { expect, test } from 'vitest';
import type { Release } from '../../src/domain/release.ts';
import { moduleMismatch } from '../../src/parts/module-content.ts';

const source = 'modules.acme.example/acme/edge/aws';
const inner = 'modules.acme.example/acme/inner/aws';

const release: Release = {
  module: 'edge',
  version: '2.5.0',
  source,
  origin: 'external',
  tag: '2.5.0',
  commit: 'c',
  digest: 'sha256:edge',
  nested: [
    { path: 'one', source: inner, commit: '1', digest: 'sha256:one' },
    { path: 'two', source: inner, commit: '2', digest: 'sha256:two' },
  ],
};

const called = () => true;
const edge = { key: 'edge', source, version: '2.5.0', digest: 'sha256:edge' };
const from = (key: string, digest: string) => ({ key, source: inner, digest });

test('what init installed is what was registered, two versions of one nested module included', () => {
  const found = [edge, from('edge.one', 'sha256:one'), from('edge.two', 'sha256:two')];
  expect(moduleMismatch(found, release, called)).toBeUndefined();
  expect(moduleMismatch(found, undefined, called)).toBeUndefined();
});

test('other bytes of the module or of a nested one are named', () => {
  expect(moduleMismatch([{ ...edge, digest: 'sha256:other' }], release, called)).toMatch(
    /^module\.edge is sha256:other/,
  );
  const nested = [edge, from('edge.one', 'sha256:one'), from('edge.two', 'sha256:other')];
  expect(moduleMismatch(nested, release, called)).toMatch(/^module\.edge\.two is sha256:other/);
});

test('nothing of the release at all is a difference, unless no block calls it', () => {
  expect(moduleMismatch([from('other', 'sha256:one')], release, called)).toBe(`init installed nothing from ${source}`);
  expect(moduleMismatch([from('other', 'sha256:one')], release, () => false)).toBeUndefined();
});
