import { expect, test } from 'vitest';
import { checkedOut } from '../../../src/adapters/workspace/checkout.ts';
import { file, link } from './a-workspace.ts';

const hostile = (path: string) =>
  expect.objectContaining({ code: 'checkout-hostile', message: expect.stringContaining(JSON.stringify(path)) });

test.each([
  'stacks/a/terraform.d/plugins/x',
  'terraform.d',
  'a/.terraform/modules/modules.json',
  'A/.Terraform/x',
  'a/.git/hooks/x',
  '.terraformrc',
  'a/terraform.rc',
  '.tofurc',
  'a/override.tf',
  'a/override.tf.json',
  'a/x_override.tf',
  'a/X_OVERRIDE.tf.json',
  'a/x_override.tofu',
  'a/override.tofu.json',
  'a/plan.tfplan',
  '.waves/occupant',
  '.WAVES/x',
])('%s is refused, since an engine would heed it', (path) => {
  expect(() => checkedOut([file(path)], [], [])).toThrow(hostile(path));
  expect(() => checkedOut([], [], [{ file: path, content: '', providers: [] }])).toThrow(hostile(path));
});

test.each(['../x', '/etc/x', 'a/../x', 'a//x', './x', 'a/', '', 'a\u0000', 'a\nb', 'a\\b', `${'a/'.repeat(600)}x`])(
  '%j is no path of a checkout',
  (path) => {
    expect(() => checkedOut([file(path)], [], [])).toThrow(hostile(path));
  },
);

test.each([
  ['a/x', '/etc/passwd'],
  ['a/x', '../../etc/passwd'],
  ['x', '..'],
  ['x', ''],
  ['x', 'sub/up/../y'],
  ['x', 'sub/../../y'],
  ['x', '.waves/home'],
])('a link at %s to %s is refused, since it leaves the checkout or could', (path, target) => {
  expect(() => checkedOut([link(path, target)], [], [])).toThrow(hostile(path));
});

test.each([
  ['a/b/x', '../../shared/y'],
  ['x', './y'],
  ['a/x', '..'],
  ['x', 'a/..y'],
])('a link at %s to %s stays', (path, target) => {
  expect(checkedOut([link(path, target)], [], [])).toHaveLength(1);
});

test.each([
  [['a/x', 'A/x'], 'A/x'],
  [['a/x', 'A/y'], 'A/y'],
  [['caf\u00e9', 'cafe\u0301'], 'cafe\u0301'],
  [['a', 'a/b'], 'a/b'],
  [['a/b', 'a'], 'a/b'],
  [['a', 'a'], 'a'],
])('%j cannot lie beside each other everywhere', (paths, named) => {
  const files = paths.map((path) => file(path));
  expect(() => checkedOut(files, [], [])).toThrow(hostile(named));
});

test('a submodule is refused', () => {
  expect(() => checkedOut([file('a', '', '160000')], [], [])).toThrow(hostile('a'));
});

test('edits and companions are made, and nothing else changes', () => {
  const made = checkedOut(
    [file('main.tf', 'ref=v1'), file('run.sh', 'x', '100755')],
    [{ file: 'main.tf', start: 4, from: 'v1', to: 'v2' }],
    [
      { file: 'new.hcl', content: 'locked', providers: [] },
      { file: 'run.sh', content: 'y', providers: [] },
    ],
  );
  expect(made).toEqual([file('main.tf', 'ref=v2'), file('run.sh', 'y', '100755'), file('new.hcl', 'locked')]);
});

test.each([
  ['the characters are others', [file('a', 'ref=v3')]],
  ['the file is not there', []],
  ['the file is a link', [link('a', 'ref=v1')]],
])('an edit is refused where %s', (_, files) => {
  const edit = { file: 'a', start: 4, from: 'v1', to: 'v2' };
  expect(() => checkedOut(files, [edit], [])).toThrow(expect.objectContaining({ code: 'edit-mismatch' }));
});
