import { expect, test } from 'vitest';
import { digestOf } from '../../src/domain/digest.ts';
import { treeDigest } from '../../src/domain/tree-digest.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const main = { path: 'main.tf', mode: '100644', bytes: bytes('# main\n') };
const run = { path: 'bin/run', mode: '100755', bytes: bytes('#!/bin/sh\n') };

test('a tree has one digest whatever the order its files come in', () => {
  expect(treeDigest([main, run])).toBe(treeDigest([run, main]));
});

test('bytes and their digest count the same', () => {
  const { path, mode } = main;
  expect(treeDigest([{ path, mode, digest: digestOf(main.bytes) }])).toBe(treeDigest([main]));
});

test('path, mode and content each change the digest', () => {
  const others = [
    { ...main, path: 'other.tf' },
    { ...main, mode: '100755' },
    { ...main, bytes: bytes('# Main\n') },
  ];
  const digests = [main, ...others].map((file) => treeDigest([file]));
  expect(new Set(digests).size).toBe(4);
});

test('a .git folder never counts, and .gitignore does', () => {
  const inside = ['.git/HEAD', '.git', 'nested/.git/config'].map((path) => ({ ...main, path }));
  expect(treeDigest([main, ...inside])).toBe(treeDigest([main]));
  expect(treeDigest([main, { ...main, path: '.gitignore' }])).not.toBe(treeDigest([main]));
});

test('a file named twice is counted twice, so a doubled list never passes for the tree', () => {
  expect(treeDigest([main, main])).not.toBe(treeDigest([main]));
});
