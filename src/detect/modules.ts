import { isExactRef, isExactVersion } from '../domain/exact-version.ts';
import type { SourceAddress } from '../domain/module-source.ts';
import { sourceAddress } from '../domain/module-source.ts';
import type { ModuleCall } from '../ports/pins.ts';
import type { Root } from './roots.ts';
import { resolved } from './roots.ts';
import type { Seen } from './seen.ts';

/** One call of a module in a root, with the version it names; undefined where it names no exact one. */
export type ModuleUse = {
  readonly root: string;
  readonly call: ModuleCall;
  readonly version?: string;
  readonly asked: string;
};

export type ModuleFound = {
  readonly name: string;
  /** As the catalogue writes it: without a version and without credentials. */
  readonly source: string;
  readonly kind: 'git' | 'registry' | 'local' | 'other';
  readonly origin: 'own' | 'external';
  /** How its tags are written, as most pins have it. */
  readonly tags: string;
  readonly uses: readonly ModuleUse[];
};

/** Every module that roots call, the most used first. */
export function modulesOf(roots: readonly Root[], seen: Seen): readonly ModuleFound[] {
  const calls = roots.flatMap((root) =>
    root.said.calls.flatMap((call) =>
      call.source === undefined ? [] : [{ root: root.folder, call, address: sourceAddress(call.source) }],
    ),
  );
  const groups = Map.groupBy(calls, keyOf);
  const names = new Set<string>();
  return [...groups.values()]
    .toSorted((a, b) => b.length - a.length)
    .map((group) => moduleFrom(group, { names, seen }));
}

type Called = { readonly root: string; readonly call: ModuleCall; readonly address: SourceAddress };

/** A path means something only from where it is written. */
function keyOf({ root, call, address: { kind, place, subdir = '' } }: Called): string {
  return kind === 'local' ? `local ${resolved(root, call.source ?? '') ?? place}` : `${kind} ${place}//${subdir}`;
}

function moduleFrom(calls: readonly Called[], { names, seen }: { names: Set<string>; seen: Seen }): ModuleFound {
  const address = calls[0]?.address ?? sourceAddress('./');
  const tags = tagsOf(calls);
  const name = freeName(nameOf(address), names);
  names.add(name);
  return {
    name,
    source: writtenSource(calls[0]?.call.source ?? ''),
    kind: address.kind,
    origin: originOf(address, seen),
    tags,
    uses: calls.map(({ root, call, address: own }): ModuleUse => {
      const asked = own.kind === 'registry' ? (call.version ?? '') : (own.ref ?? '');
      const version = versionIn(asked, own.kind === 'registry' ? '{version}' : tags);
      return { root, call, asked, ...(version === undefined ? {} : { version }) };
    }),
  };
}

/** The last word of the address that is no decoration: `network` of `acme/terraform-aws-network`. */
function nameOf({ kind, place, subdir }: SourceAddress): string {
  const parts = (subdir ?? place).split('/').filter((part) => part !== '' && !/^\.+$/.test(part));
  const last = kind === 'registry' && subdir === undefined ? parts.at(-2) : parts.at(-1);
  const bare = (last ?? 'module')
    .toLowerCase()
    .replace(/^(?:terraform|tf|tofu)-(?:(?:aws|google|azurerm|azure|gcp)-)?/, '');
  return (
    bare
      .replace(/[^a-z0-9_-]+/g, '-')
      .replace(/^[^a-z0-9]+/, '')
      .slice(0, 60) || 'module'
  );
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let next = 2; ; next += 1) if (!taken.has(`${name}-${next}`)) return `${name}-${next}`;
}

/** The source up to its query, which may hold a key, without a user in a web address and without any password. */
function writtenSource(source: string): string {
  const base = source.replace(/[?].*$/s, '');
  return base.replace(/(https?:\/\/)[^@/]*@/, '$1').replace(/(:\/\/[^@/:]*):[^@/]*@/, '$1@');
}

/** Own where its repository lies beside this one; who wrote the rest cannot be asked here. */
function originOf({ kind, place }: SourceAddress, { git }: Seen): ModuleFound['origin'] {
  if (kind === 'registry') return place.split('/').length === 3 ? 'external' : 'own';
  if (kind !== 'git' || !/^(?:github\.com|gitlab\.com|bitbucket\.org)\//.test(place)) return 'own';
  const owner = (text: string) => text.split('/').slice(0, 2).join('/');
  const remotes = (git?.remotes ?? []).map(({ url }) =>
    owner(sourceAddress(`git::${url}`).place.replace(/^.*@/, '').replace(':', '/')),
  );
  return remotes.length === 0 || remotes.includes(owner(place)) ? 'own' : 'external';
}

/** The pattern that most refs with a version follow; `v{version}` where none does. */
function tagsOf(calls: readonly Called[]): string {
  const patterns = calls.flatMap(({ address: { ref } }) => {
    if (ref === undefined || !isExactRef(ref) || /^[0-9a-f]{40,64}$/.test(ref)) return [];
    const before = /^(.*?)\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.exec(ref)?.[1];
    const isPattern = before !== undefined && /^[A-Za-z0-9._/-]{0,60}$/.test(before);
    return isPattern ? [`${before}{version}`] : [];
  });
  const counted = [...Map.groupBy(patterns, (pattern) => pattern)].toSorted(([, a], [, b]) => b.length - a.length);
  return counted[0]?.[0] ?? 'v{version}';
}

function versionIn(asked: string, tags: string): string | undefined {
  const [before = '', after = ''] = tags.split('{version}');
  const bare = asked.replace(/^\s*=?\s*v?(?=\d)/, '').trim();
  const version = tags === '{version}' ? bare : asked.slice(before.length, asked.length - after.length);
  const isWhole = tags === '{version}' || asked === before + version + after;
  return isWhole && isExactVersion(version) ? version : undefined;
}

/** Modules that can be promoted: they come by version, and some root names an exact one. */
export function catalogueOf(modules: readonly ModuleFound[]): readonly ModuleFound[] {
  return modules.filter(
    ({ kind, uses }) => (kind === 'git' || kind === 'registry') && uses.some(({ version }) => version !== undefined),
  );
}
