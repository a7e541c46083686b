import { expect, test } from 'vitest';
import type { Located, ModuleRegistry } from '../../../src/ports/module-registry.ts';
import { newModuleEstate, release, sourceOf } from './module-estate.ts';

const source = 'modules.acme.example/acme/edge/aws';
const unreachable = expect.objectContaining({ code: 'module-unreachable' });
const unreadable = expect.objectContaining({ code: 'module-unreadable' });

/** A registry that has what it is given, by `source version`. */
function registryOf(versions: Readonly<Record<string, Located>>): ModuleRegistry {
  return { versions: async () => [], locate: async (of, version) => versions[`${of} ${version}`] };
}

function archive(files: Readonly<Record<string, string>>, folder = ''): Located {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const list = Object.entries(files).map(([path, text]) => ({ path, mode: '100644', bytes: bytes(text) }));
  return { kind: 'archive', files: list, folder };
}

const call = (name: string, from: string, version = '') =>
  `module "${name}" {\n  source = "${from}"\n${version === '' ? '' : `  version = "${version}"\n`}}\n`;

test('an archive has a content, its nested modules, and a commit that is all of it', async () => {
  const files = { 'main.tf': call('near', './near'), 'near/main.tf': '# near' };
  const { port } = newModuleEstate(registryOf({ [`${source} 2.5.0`]: archive(files) }));
  const tag = await port.tag(source, '2.5.0');
  const { digest, nested } = await port.content(source, tag?.commit ?? '');
  expect(digest).toBe(`sha256:${tag?.commit}`);
  expect(nested).toMatchObject([{ path: 'near', source: './near', exact: true }]);
  expect(await port.tag(source, '9.9.9')).toBeUndefined();
});

test('a folder of the archive and a folder of the source are taken together', async () => {
  const files = { 'edge-2/sub/main.tf': call('up', '../near'), 'edge-2/near/main.tf': '# near', 'README.md': 'x' };
  const { port } = newModuleEstate(
    registryOf({ [`${source}//sub 2.5.0`]: archive(files, 'edge-2'), [`${source} 1.0.0`]: archive(files, 'gone') }),
  );
  const tag = await port.tag(`${source}//sub`, '2.5.0');
  const { nested } = await port.content(`${source}//sub`, tag?.commit ?? '');
  expect(nested.map(({ path, exact }) => [path, exact])).toEqual([['up', true]]);
  const gone = await port.tag(source, '1.0.0');
  await expect(port.content(source, gone?.commit ?? '')).rejects.toEqual(unreachable);
});

test('an archive names no author, so that somebody unknown stands as one', async () => {
  const { port } = newModuleEstate(registryOf({ [`${source} 2.5.0`]: archive({ 'main.tf': '#' }) }));
  const tag = await port.tag(source, '2.5.0');
  const [commit] = await port.commits(source, { to: tag?.commit ?? '' });
  expect(commit?.emails).toEqual([`whoever published ${source}`]);
});

test('a registry that points to git has the commits, authors and nested modules of git', async () => {
  const versions: Record<string, Located> = {};
  const { port, add } = newModuleEstate(registryOf(versions));
  const edge = add('edge', { 'sub/main.tf': call('near', './near'), 'sub/near/main.tf': '#' });
  const commit = release(edge, 'v2.5.0');
  versions[`${source} 2.5.0`] = { kind: 'git', source: sourceOf('edge', '//sub?ref=v2.5.0') };
  versions[`${source} 2.6.0`] = { kind: 'git', source: sourceOf('edge', `//sub?ref=${commit}`) };
  versions[`${source} 3.0.0`] = { kind: 'git', source: sourceOf('edge', '//sub?ref=main') };
  expect(await port.tag(source, '2.5.0')).toEqual({ tag: '2.5.0', commit, tagger: 'ada@example.com' });
  expect(await port.tag(source, '2.6.0')).toEqual({ tag: '2.6.0', commit });
  const { digest, nested } = await port.content(source, commit);
  expect(digest).toBe((await port.content(sourceOf('edge', '//sub'), commit)).digest);
  expect(nested).toMatchObject([{ path: 'near', exact: true }]);
  expect((await port.commits(source, { to: commit })).map(({ emails }) => emails)).toEqual([['ada@example.com']]);
  await expect(port.tag(source, '3.0.0')).rejects.toEqual(unreadable);
});

test('a nested module of a registry is exact at one version that is there, and at nothing else', async () => {
  const { port, add } = newModuleEstate(registryOf({ 'acme/inner/aws 1.2.0': archive({ 'main.tf': '# inner' }) }));
  const versions = { plain: '1.2.0', equals: '= 1.2.0', range: '~> 1.2', none: '', absent: '1.3.0' };
  const text = Object.entries(versions).map(([name, version]) => call(name, 'acme/inner/aws', version));
  const outer = release(add('outer', { 'main.tf': text.join('') }), 'v1');
  const { nested } = await port.content(sourceOf('outer'), outer);
  expect(nested.map(({ path, exact }) => [path, exact])).toEqual([
    ['plain', true],
    ['equals', true],
    ['range', false],
    ['none', false],
    ['absent', false],
  ]);
  expect(nested[0]?.commit).toBe(nested[0]?.digest.slice('sha256:'.length));
});

test('a commit of a registry that nobody asked for is not known', async () => {
  const { port } = newModuleEstate();
  await expect(port.content(source, 'a'.repeat(64))).rejects.toEqual(unreachable);
  await expect(port.commits(source, { to: 'a'.repeat(64) })).rejects.toEqual(unreachable);
});
