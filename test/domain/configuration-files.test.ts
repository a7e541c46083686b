import { expect, test } from 'vitest';
import { configurationOf, isConfiguration, shadowed } from '../../src/domain/configuration-files.ts';

test.each(['main.tf', 'a/b.tf.json', 'x.tofu', 'x.tofu.json'])('%s is configuration', (path) => {
  expect(isConfiguration(path)).toBe(true);
});

test.each(['main.tfvars', '.hidden.tf', 'a/main.tf~', '#main.tf#', 'README.md', 'main.json', 'tf'])(
  '%s is no configuration',
  (path) => {
    expect(isConfiguration(path)).toBe(false);
  },
);

test('a .tofu file shadows the .tf file of the same name and form in the same folder', () => {
  expect(shadowed(['main.tf', 'main.tofu', 'x.tf.json', 'x.tofu.json'])).toEqual(['main.tf', 'x.tf.json']);
});

test('each engine reads its own: Terraform no .tofu, OpenTofu nothing that a .tofu shadows', () => {
  const paths = ['a.tf', 'a.tofu', 'b.tf.json', 'c.tofu.json', 'd.md'];
  expect(configurationOf(paths, 'terraform')).toEqual(['a.tf', 'b.tf.json']);
  expect(configurationOf(paths, 'tofu')).toEqual(['a.tofu', 'b.tf.json', 'c.tofu.json']);
});

test('other names, forms and folders are not shadowed', () => {
  expect(shadowed(['main.tf', 'a/main.tofu', 'x.tf', 'x.tofu.json', 'only.tofu', 'README'])).toEqual([]);
});
