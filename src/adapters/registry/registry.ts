import { sourceAddress } from '../../domain/module-source.ts';
import type { ModuleRegistry } from '../../ports/module-registry.ts';
import { unreachable, unreadable } from './failure.ts';
import { addressOf, get, getJson, shown } from './http.ts';
import { folderIn, locationIn } from './location.ts';
import { archiveBytesMax, unpack } from './unpack.ts';

export type RegistryOptions = {
  /** Host → address of its module service, ending in `/`: hosts that are served from elsewhere or discover nothing. */
  readonly hosts: () => Promise<Readonly<Record<string, string>>>;
  /** The host that the engine means where a source names none. */
  readonly usualHost: string;
};

type Named = { readonly host: string; readonly path: string };

const answerBytesMax = 8 * 1024 * 1024;

/** Module registries over HTTP: discovery, the list of versions, the download. Nothing is unpacked on disk. */
export function openModuleRegistry(options: RegistryOptions): ModuleRegistry {
  const services = new Map<string, Promise<URL>>();
  const serviceOf = (host: string): Promise<URL> => {
    const known = services.get(host) ?? discover(host, options);
    services.set(host, known);
    known.catch(() => services.delete(host));
    return known;
  };
  const versions = async (source: string): Promise<readonly string[]> => {
    const { host, path } = named(source, options);
    return versionsIn(await getJson(new URL(`${path}/versions`, await serviceOf(host)), answerBytesMax), source);
  };
  return {
    versions,
    async locate(source, version) {
      if (!(await versions(source)).includes(version)) return undefined;
      const { host, path } = named(source, options);
      const asked = new URL(`${path}/${version}/download`, await serviceOf(host));
      const { status, headers } = await get(asked, answerBytesMax);
      const said = headers.get('x-terraform-get');
      if (![200, 204].includes(status) || !said)
        throw unreachable(`${shown(asked)} answered ${status} and no location`);
      const location = locationIn(said, asked);
      if (location.kind === 'git') return location;
      const answer = await get(location.address, archiveBytesMax);
      if (answer.status !== 200) throw unreachable(`${shown(location.address)} answered ${answer.status}`);
      const files = unpack(answer.bytes);
      const paths = files.map((file) => file.path);
      return { kind: 'archive', files, folder: folderIn(paths, location.folder) };
    },
  };
}

function named(source: string, { usualHost }: RegistryOptions): Named {
  const { kind, url } = sourceAddress(source);
  if (kind !== 'registry') throw unreachable(`${source} is no registry address`);
  const parts = url.split('/');
  const [host = usualHost, path] = [parts.at(-4)?.toLowerCase(), parts.slice(-3).join('/')];
  return { host, path };
}

async function discover(host: string, { hosts }: RegistryOptions): Promise<URL> {
  const configured = new Map(Object.entries(await hosts())).get(host);
  if (configured !== undefined) return addressOf(configured);
  const asked = new URL(`https://${host}/.well-known/terraform.json`);
  const found = Object(await getJson(asked, answerBytesMax))['modules.v1'];
  if (typeof found === 'string') return addressOf(found.endsWith('/') ? found : `${found}/`, asked);
  throw unreachable(`${host} serves no modules`);
}

function versionsIn(answer: unknown, source: string): readonly string[] {
  const listed: unknown = Object(answer).modules;
  const all: unknown = Array.isArray(listed) ? Object(listed[0]).versions : undefined;
  if (!Array.isArray(all)) throw unreadable(`the registry of ${source} lists no versions`);
  return all.map((one) => Object(one).version).filter((version) => typeof version === 'string');
}
