import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SimFailure } from '../failure.ts';
import type { Project } from '../project.ts';
import type { Reply } from './state-backend.ts';

/** A module as the project serves it: versions are tags of a repository, or folders of a folder. */
type Served = { readonly versions: readonly string[]; readonly pack: (version: string) => Uint8Array };

const packedBytesMax = 64 * 1024 * 1024;
const versionTag = /^v?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/;

/**
 * The module registry protocol over what `modules` of `.waves/sim.json` names: `namespace/name/provider` → a bare git
 * repository with tags `v1.2.3`, or a folder with one folder a version.
 */
export function serveRegistry(project: Project, path: readonly string[]): Reply {
  const [namespace = '', name = '', provider = '', ...rest] = path;
  const module = [namespace, name, provider].join('/');
  const place = Object.entries(project.modules ?? {}).find(([own]) => own === module)?.[1];
  if (place === undefined) return { status: 404, body: 'the simulator serves no such module\n' };
  const { versions, pack } = servedAt(resolve(project.folder, place));
  const [version = '', what] = rest;
  if (version === 'versions' && what === undefined) return listOf(module, versions);
  if (!versions.includes(version)) return { status: 404, body: 'there is no such version\n' };
  if (what === 'download') {
    const location = './module.tar.gz?archive=tar.gz';
    return { status: 204, headers: { 'x-terraform-get': location } };
  }
  if (what !== 'module.tar.gz') return { status: 404, body: 'the registry has no such address\n' };
  return { status: 200, headers: { 'content-type': 'application/gzip' }, body: pack(version) };
}

function listOf(source: string, versions: readonly string[]): Reply {
  const list = { modules: [{ source, versions: versions.map((version) => ({ version })) }] };
  return { status: 200, body: JSON.stringify(list) };
}

function servedAt(place: string): Served {
  if (!existsSync(place)) throw new SimFailure('module-missing', `there is nothing at ${place}`);
  return existsSync(join(place, 'HEAD')) ? inRepository(place) : inFolder(place);
}

function inRepository(place: string): Served {
  const tags = run('git', ['-C', place, 'tag', '--list']).toString().split('\n');
  const byVersion = new Map(
    tags.flatMap((tag) => {
      const version = versionTag.exec(tag)?.[1];
      return version === undefined ? [] : [[version, tag] as const];
    }),
  );
  return {
    versions: [...byVersion.keys()],
    pack: (version) => run('git', ['-C', place, 'archive', '--format=tar.gz', `refs/tags/${byVersion.get(version)}`]),
  };
}

function inFolder(place: string): Served {
  const folders = readdirSync(place, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    versions: folders.map((entry) => entry.name).filter((name) => versionTag.test(name)),
    pack: (version) => run('tar', ['-C', join(place, version), '-czf', '-', '.']),
  };
}

function run(program: string, args: readonly string[]): Buffer {
  try {
    return execFileSync(program, args, { maxBuffer: packedBytesMax, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (cause) {
    throw new SimFailure('module-unreadable', `${program} ${args.join(' ')} failed`, cause);
  }
}
