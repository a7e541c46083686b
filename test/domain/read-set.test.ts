import { expect, test } from 'vitest';
import { configurationIn, joined, readSetOf } from '../../src/domain/read-set.ts';
import type { Stack } from '../../src/domain/stack.ts';
import { sandbox, stackOf } from './promotion/made.ts';

const stack: Stack = {
  ...stackOf(sandbox),
  folder: 'stacks/a',
  variableFiles: ['shared/a.tfvars'],
  reads: ['policies/*.json'],
};
const paths = [
  'modules/inner/main.tf',
  'modules/other/main.tf',
  'modules/vpc/main.tf',
  'policies/one.json',
  'policies/one.yaml',
  'shared/a.tfvars',
  'shared/b.tfvars',
  'stacks/a/main.tf',
  'stacks/a/templates/user-data.sh',
  'stacks/ab/main.tf',
];
const calls: Readonly<Record<string, readonly string[]>> = {
  'stacks/a': ['../../modules/vpc'],
  'modules/vpc': ['../inner', './'],
  'modules/inner': ['../vpc', '../../../outside'],
};

test('a stack reads its folder, the closure of its local modules, its variable files and what it says it reads', () => {
  expect(readSetOf(stack, paths, (folder) => calls[folder] ?? [])).toEqual([
    'modules/inner/main.tf',
    'modules/vpc/main.tf',
    'policies/one.json',
    'shared/a.tfvars',
    'stacks/a/main.tf',
    'stacks/a/templates/user-data.sh',
  ]);
});

test('configuration is what stands directly in the folder', () => {
  const files = ['a/main.tf', 'a/inner/main.tf', 'a/readme.md', 'ab/main.tf', 'root.tf'];
  expect(configurationIn('a', files, 'terraform')).toEqual(['a/main.tf']);
  expect(configurationIn('', files, 'tofu')).toEqual(['root.tf']);
});

test('a way out of the repository never leads back into it by another door', () => {
  expect(joined('stacks/a', '../../modules/vpc')).toBe('modules/vpc');
  expect(joined('stacks/a', './inner/.')).toBe('stacks/a/inner');
  expect(joined('stacks/a', '../../../modules/vpc')).toBe('../modules/vpc');
  expect(joined('stacks/a', '../../../../x')).toBe('../../x');
  expect(joined('stacks/a', '../..')).toBe('');
  expect(joined('', 'modules')).toBe('modules');
});
