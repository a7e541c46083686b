import type { SnapshotModule } from '../../ports/plan-file.ts';
import type { Archive } from './archive.ts';
import { jsonOf, unreadable } from './unreadable.ts';

const folder = 'tfconfig/';
const manifestName = `${folder}modules.json`;
const modulePrefix = `${folder}m-`;

type Snapshot = {
  readonly modules: readonly SnapshotModule[];
  readonly configuration: ReadonlyMap<string, Uint8Array>;
};

/** The configuration that the engine put into the plan and will run, whatever the folder says by then. */
export function snapshotIn(archive: Archive): Snapshot {
  const modules = manifestOf(jsonOf(archive.read(manifestName), manifestName));
  const configuration = new Map<string, Uint8Array>();
  for (const name of archive.names) {
    if (!name.startsWith(folder) || name === manifestName) continue;
    const path = pathOf(name, modules);
    const bytes = archive.read(name);
    const other = configuration.get(path);
    if (other && !Buffer.from(other).equals(bytes)) throw unreadable(`${path} is in it with two contents`);
    configuration.set(path, bytes);
  }
  return { modules: [...modules.values()].sort((a, b) => (a.key < b.key ? -1 : 1)), configuration };
}

function pathOf(name: string, modules: ReadonlyMap<string, SnapshotModule>): string {
  const cut = name.lastIndexOf('/');
  const module = name.startsWith(modulePrefix) ? modules.get(name.slice(modulePrefix.length, cut)) : undefined;
  const file = name.slice(cut + 1);
  if (!module || cut < modulePrefix.length || file === '') throw unreadable(`${name} belongs to no module`);
  return module.dir === '.' ? file : `${module.dir}/${file}`;
}

function manifestOf(json: unknown): ReadonlyMap<string, SnapshotModule> {
  if (!Array.isArray(json)) throw unreadable('its list of modules is none');
  const modules = new Map(json.map(moduleOf).map((module) => [module.key, module]));
  if (modules.size < json.length) throw unreadable('a module is listed twice');
  if (modules.get('')?.dir !== '.') throw unreadable('the root module is not listed as such');
  return modules;
}

function moduleOf(json: unknown): SnapshotModule {
  const { Key: key, Dir: dir, Source: source = '', Version: version } = Object(json);
  const isFine =
    [key, dir, source].every((text) => typeof text === 'string') && /^(?:string|undefined)$/.test(typeof version);
  if (!isFine) throw unreadable('a module is not listed as modules are');
  return { key, source, ...(version === undefined ? {} : { version }), dir };
}
