import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openModuleRegistry } from '../../../src/adapters/registry/registry.ts';
import { type Entry, tarGzOf } from './make-tar.ts';

const source = 'modules.acme.example/acme/edge/aws';
const unreadable = expect.objectContaining({ code: 'module-unreadable', outcome: 'nothing-happened' });
const unreachable = expect.objectContaining({ code: 'module-unreachable', outcome: 'nothing-happened' });
const list = JSON.stringify({ modules: [{ versions: [{ version: '2.4.0' }, { version: '2.5.0' }, { v: 1 }] }] });

type Answer = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
};

/** A registry that answers as told by path; what it is not told, it does not know. */
async function registryOf(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  const answer: RequestListener = ({ url = '' }, response) => {
    asked.push(url);
    const { status = 200, headers = {}, body = '' } = answers[url] ?? { status: 404 };
    response.writeHead(status, headers).end(body);
  };
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hosts = async () => ({ 'modules.acme.example': `${at}/v1/` });
  return { asked, at, port: openModuleRegistry({ hosts, usualHost: 'modules.acme.example' }) };
}

/** A registry with one version, which is at a location. */
function serving(location: string, at: Readonly<Record<string, Answer>> = {}) {
  return registryOf({
    '/v1/acme/edge/aws/versions': { body: list },
    '/v1/acme/edge/aws/2.5.0/download': { status: 204, headers: { 'x-terraform-get': location } },
    ...at,
  });
}

const archive = (entries: readonly Entry[]): Answer => ({ body: tarGzOf(entries) });
const edge = [{ path: 'main.tf', text: '#' }];

test('a version is found by the list, its location and the archive there', async () => {
  const { port, asked } = await serving('./a?archive=tar.gz', { '/v1/acme/edge/aws/2.5.0/a': archive(edge) });
  const found = await port.locate(source, '2.5.0');
  expect(found).toMatchObject({ kind: 'archive', folder: '', files: [{ path: 'main.tf', mode: '100644' }] });
  expect(asked).toHaveLength(3);
  expect(await port.versions('acme/edge/aws')).toEqual(['2.4.0', '2.5.0']);
});

test('a version that is not listed is undefined, and is not asked for', async () => {
  const { port, asked } = await serving('./a?archive=tar.gz');
  expect(await port.locate(source, '9.9.9')).toBeUndefined();
  expect(asked).toEqual(['/v1/acme/edge/aws/versions']);
});

test('the folder of a location is the module, and * is the one folder there is', async () => {
  const around = [{ path: 'edge-2.5.0/main.tf' }, { path: 'edge-2.5.0/sub/main.tf' }];
  const answers = { '/a.tgz': archive(around), '/b.tgz': archive([...around, { path: 'more/x' }]) };
  const folderOf = async (location: string) => {
    const { port } = await serving(location, answers);
    const found = await port.locate(source, '2.5.0');
    return found?.kind === 'archive' ? found.folder : undefined;
  };
  expect(await folderOf('/a.tgz//edge-2.5.0/sub')).toBe('edge-2.5.0/sub');
  expect(await folderOf('/a.tgz//*')).toBe('edge-2.5.0');
  await expect(folderOf('/b.tgz//*')).rejects.toEqual(unreadable);
  await expect(folderOf('/a.tgz//e*')).rejects.toEqual(unreadable);
});

test('a location in git is passed on as it stands', async () => {
  const location = 'git::https://git.example.com/acme/edge.git//sub?ref=v2.5.0';
  const { port } = await serving(location);
  expect(await port.locate(source, '2.5.0')).toEqual({ kind: 'git', source: location });
});

test('what no engine should fetch or unpack is refused', async () => {
  const at = async (location: string, answers: Readonly<Record<string, Answer>> = {}) =>
    (await serving(location, answers)).port.locate(source, '2.5.0');
  await expect(at('http://192.0.2.1/a.tar.gz')).rejects.toEqual(unreachable);
  await expect(at('file:///etc/a.tar.gz')).rejects.toEqual(unreachable);
  await expect(at('./a?archive=zip')).rejects.toEqual(unreadable);
  await expect(at('./a')).rejects.toEqual(unreadable);
  await expect(at('/a.tgz')).rejects.toEqual(unreachable);
  const away = { status: 302, headers: { location: 'http://192.0.2.1/a.tgz' } };
  await expect(at('/a.tgz', { '/a.tgz': away })).rejects.toEqual(unreachable);
  const round = { status: 302, headers: { location: '/a.tgz' } };
  await expect(at('/a.tgz', { '/a.tgz': round })).rejects.toEqual(unreachable);
  await expect(at('/a.tgz', { '/a.tgz': archive([{ path: '../x' }]) })).rejects.toEqual(unreadable);
});

test('a registry that answers something else is no registry', async () => {
  const versions = '/v1/acme/edge/aws/versions';
  const of = async (answers: Readonly<Record<string, Answer>>) =>
    (await registryOf(answers)).port.locate(source, '2.5.0');
  await expect(of({})).rejects.toEqual(unreachable);
  await expect(of({ [versions]: { body: 'no' } })).rejects.toEqual(unreadable);
  await expect(of({ [versions]: { body: '{"modules":[]}' } })).rejects.toEqual(unreadable);
  await expect(of({ [versions]: { body: list } })).rejects.toEqual(unreachable);
});

test('a redirect on this machine is followed', async () => {
  const { port } = await serving('/a.tgz', {
    '/a.tgz': { status: 302, headers: { location: '/b' } },
    '/b': archive(edge),
  });
  expect(await port.locate(source, '2.5.0')).toMatchObject({ kind: 'archive' });
});
