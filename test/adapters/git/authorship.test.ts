import { expect, test } from 'vitest';
import { authorship } from '../../../src/adapters/git/commits.ts';

const commit = (message: string, head = 'author A <A@x> 1 +0000\ncommitter B <b@x> 1 +0000') =>
  `tree ${'0'.repeat(40)}\n${head}\n\n${message}`;

test('author, committer and co-authors each count once, in lower case', () => {
  const seen = authorship(commit('Do\n\nCo-authored-by: C <c@x>\nco-AUTHORED-by:C <C@x>\nCo-authored-by: A <a@x>\n'));
  expect(seen).toEqual({ subject: 'Do', emails: ['a@x', 'b@x', 'c@x'] });
});

test('a co-author in the middle of a squashed message counts', () => {
  expect(authorship(commit('All\n\n* one\n\nCo-authored-by: C <c@x>\n\n* two\n\nmore')).emails).toContain('c@x');
});

test('a folded co-author line counts', () => {
  expect(authorship(commit('All\n\nCo-authored-by: C\n <c@x>\n')).emails).toContain('c@x');
});

test('an author without an e-mail is somebody unknown, never nobody', () => {
  const seen = authorship(commit('Do\n\nCo-authored-by: Somebody', 'author  <> 1 +0000\ncommitter B <b@x> 1 +0000'));
  expect(seen.emails).toEqual(['<>', 'b@x', 'somebody']);
});

test('two addresses in one header both count', () => {
  expect(authorship(commit('Do', 'author A <a@x> <evil@x> 1 +0000\ncommitter B <b@x> 1 +0000')).emails).toEqual([
    'a@x',
    'evil@x',
    'b@x',
  ]);
});

test('a header inside a merged tag or a signature is not the commit’s own', () => {
  const head = 'author A <a@x> 1 +0000\ncommitter B <b@x> 1 +0000\nmergetag object 1\n author E <e@x> 1 +0000';
  expect(authorship(commit('Do', head)).emails).toEqual(['a@x', 'b@x']);
});
