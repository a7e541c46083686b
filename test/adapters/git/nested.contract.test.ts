import { expect, test } from 'vitest';
import { newModuleEstate, release, sourceOf } from './module-estate.ts';

const call = (name: string, source: string) => `module "${name}" {\n  source = "${source}"\n}\n`;
const unreadable = expect.objectContaining({ code: 'module-unreadable' });

test('relative modules are in the tree, each with its own digest, and what they call too', async () => {
  const { port, add } = newModuleEstate();
  const edge = add('edge', {
    'main.tf': call('labels', './modules/labels'),
    'modules/labels/main.tf': call('names', '../names/'),
    'modules/names/main.tf': '# names',
    'not/called/main.tf': call('x', './nowhere'),
  });
  const commit = release(edge, 'v1');
  const { nested } = await port.content(sourceOf('edge'), commit);
  const digestOf = async (folder: string) => (await port.content(sourceOf('edge', `//${folder}`), commit)).digest;
  expect(nested).toEqual([
    { path: 'labels', source: './modules/labels', digest: await digestOf('modules/labels'), exact: true },
    { path: 'labels.names', source: '../names/', digest: await digestOf('modules/names'), exact: true },
  ]);
});

test('a git module at a tag is resolved to its commit, with what it calls itself', async () => {
  const { port, add } = newModuleEstate();
  const inner = release(add('inner', { 'sub/main.tf': call('deep', '../deep'), 'deep/main.tf': '#' }), 'v3');
  const source = sourceOf('inner', '//sub?ref=v3');
  const outer = release(add('outer', { 'main.tf': call('inner', source) }), 'v1');
  const { nested } = await port.content(sourceOf('outer'), outer);
  const digestOf = async (folder: string) => (await port.content(sourceOf('inner', `//${folder}`), inner)).digest;
  expect(nested).toEqual([
    { path: 'inner', source, commit: inner, digest: await digestOf('sub'), exact: true },
    { path: 'inner.deep', source: '../deep', digest: await digestOf('deep'), exact: true },
  ]);
});

test('a full commit id is as exact as a tag', async () => {
  const { port, add } = newModuleEstate();
  const inner = release(add('inner', { 'main.tf': '#' }), 'v3');
  const outer = release(add('outer', { 'main.tf': call('inner', sourceOf('inner', `?ref=${inner}`)) }), 'v1');
  const [seen] = (await port.content(sourceOf('outer'), outer)).nested;
  expect(seen).toMatchObject({ commit: inner, exact: true });
});

test('what may mean other bytes tomorrow is not exact', async () => {
  const { port, add } = newModuleEstate();
  release(add('inner', { 'main.tf': '#' }), 'v3');
  const calls = {
    branch: sourceOf('inner', '?ref=main'),
    none: sourceOf('inner'),
    gone: sourceOf('inner', '?ref=v9'),
    registry: 'acme/inner/aws',
    archive: 'https://git.example.com/x.zip',
    outside: '../../elsewhere',
    nowhere: './nowhere',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: HCL has the same sign.
    expression: './${var.which}',
  };
  const text = Object.entries(calls).map(([name, source]) => call(name, source));
  const outer = release(add('outer', { 'main.tf': text.join('') }), 'v1');
  const { nested } = await port.content(sourceOf('outer'), outer);
  expect(nested.map(({ path, exact }) => [path, exact])).toEqual(Object.keys(calls).map((name) => [name, false]));
});

test('a call in a .tf.json or a .tofu file is a call', async () => {
  const { port, add } = newModuleEstate();
  const outer = release(
    add('outer', {
      'a.tf.json': JSON.stringify({ module: { json: { source: './a' } } }),
      'b.tofu': call('tofu', './a'),
      'a/main.tf': '#',
    }),
    'v1',
  );
  const { nested } = await port.content(sourceOf('outer'), outer);
  expect(nested.map(({ path }) => path)).toEqual(['json', 'tofu']);
});

test('modules that call each other end as not exact', async () => {
  const { port, add } = newModuleEstate();
  const loop = release(add('loop', { 'main.tf': call('again', sourceOf('loop', '?ref=v1')) }), 'v1');
  const { nested } = await port.content(sourceOf('loop'), loop);
  expect(nested.at(-1)?.exact).toBe(false);
  expect(nested.length).toBeLessThan(12);
});

test('credentials in a nested source are not passed on', async () => {
  const { port, add } = newModuleEstate();
  const outer = release(add('outer', { 'main.tf': call('x', 'git::https://me:hush@git.example.com/x.git') }), 'v1');
  expect(JSON.stringify(await port.content(sourceOf('outer'), outer))).not.toContain('hush');
});

test('a file in which a call may hide makes the module unreadable', async () => {
  const { port, add } = newModuleEstate();
  const broken = release(add('broken', { 'main.tf': 'module "x" {' }), 'v1');
  await expect(port.content(sourceOf('broken'), broken)).rejects.toEqual(unreadable);
  const linked = add('linked', { 'other.txt': call('x', './y') });
  linked.git(['update-index', '--add', '--cacheinfo', `120000,${linked.git(['hash-object', 'other.txt'])},main.tf`]);
  linked.git(['commit', '--quiet', '-m', 'link']);
  await expect(port.content(sourceOf('linked'), release(linked, 'v1'))).rejects.toEqual(unreadable);
});
