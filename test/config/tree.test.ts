import { expect, test } from 'vitest';
import { configPaths, rulePaths, rulesDigest } from '../../src/config/tree.ts';
import { small, treeOf } from './repository.ts';

const others = { 'README.md': '', 'policies/README.md': '', 'policies/old/x.yaml': '', CODEOWNERS: '* @acme/all\n' };
const tree = treeOf({ ...small, ...others, 'stacks/dev/environment.yaml': '', 'stacks/dev/edge/x.tfvars': '' });

test('governance is waves.yaml, waves, policies, environments, stacks and owners', () => {
  expect(rulePaths(tree.paths)).toEqual([
    'CODEOWNERS',
    'policies/approvals.yaml',
    'policies/people.yaml',
    'stacks/dev/environment.yaml',
    'waves.yaml',
    'waves/default.yaml',
  ]);
});

test('the loader also wants what engines read, and nothing else', () => {
  const wanted = new Set<string>(configPaths(tree.paths));
  expect([...wanted].filter((path) => !rulePaths(tree.paths).includes(path))).toEqual([
    'stacks/dev/edge/main.tf',
    'stacks/prod/edge/main.tf',
  ]);
});

test('the digest of the rules moves with any governance file, and with nothing else', () => {
  const digest = (changes: Record<string, string | undefined>) =>
    rulesDigest(treeOf({ ...small, ...others, ...changes }));
  expect(digest({ 'README.md': 'x', 'stacks/dev/edge/main.tf': 'x' })).toBe(digest({}));
  for (const path of ['CODEOWNERS', 'policies/people.yaml', 'waves.yaml', 'policies/new.yaml']) {
    expect(digest({ [path]: 'x' })).not.toBe(digest({}));
  }
});
