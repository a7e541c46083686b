import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkGrammar, openGrammar } from '../../../src/adapters/hcl/grammar.ts';
import { digestOf } from '../../../src/domain/digest.ts';

const vendor = new URL('../../../vendor/', import.meta.url);
const bytes = readFileSync(new URL('tree-sitter-hcl.wasm', vendor));

test('the vendored grammar is the one its page names, and is taken', () => {
  expect(readFileSync(new URL('README.md', vendor), 'utf8')).toContain(digestOf(bytes).slice('sha256:'.length));
  expect(() => checkGrammar(bytes)).not.toThrow();
});

test('one changed byte is refused', () => {
  const changed = Uint8Array.from(bytes);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(() => checkGrammar(changed)).toThrow(
    expect.objectContaining({ name: 'Failure', code: 'grammar-unusable', outcome: 'nothing-happened' }),
  );
});

test('the grammar is loaded once', () => {
  expect(openGrammar()).toBe(openGrammar());
});
