import type { BackendBlock } from '../ports/pins.ts';
import type { Evidence, Guess } from './guess.ts';
import { guess } from './guess.ts';
import type { Root } from './roots.ts';

/** Where states are, by kind and the attributes that say the address. */
export type BackendFound = {
  readonly kind: string;
  readonly roots: number;
  /** Attributes that are the same in all of them, as `bucket: acme-tfstate`; then those that differ, by name. */
  readonly same: Readonly<Record<string, string>>;
  readonly differing: readonly string[];
  /** Attributes that some leave to `-backend-config`. */
  readonly leftOut: readonly string[];
  /** Plans made elsewhere cannot be saved, approved by digest and applied by waves. */
  readonly isSupported: boolean;
  readonly evidence: readonly Evidence[];
};

/** What an address is made of, by kind; secrets are no part of any. */
const addresses: Readonly<Record<string, readonly string[]>> = {
  s3: ['bucket', 'key', 'region', 'workspace_key_prefix'],
  gcs: ['bucket', 'prefix'],
  azurerm: ['storage_account_name', 'container_name', 'key', 'resource_group_name'],
  http: ['address'],
  local: ['path'],
  consul: ['path'],
  kubernetes: ['secret_suffix', 'namespace'],
  pg: ['schema_name'],
  cos: ['bucket', 'prefix'],
  oss: ['bucket', 'prefix', 'key'],
  remote: ['organization', 'workspaces.name', 'workspaces.prefix'],
  cloud: ['organization', 'workspaces.name', 'workspaces.tags'],
};
const needed: Readonly<Record<string, readonly string[]>> = {
  s3: ['bucket', 'key'],
  gcs: ['bucket'],
  azurerm: ['storage_account_name', 'container_name', 'key'],
  http: ['address'],
};

export function backendsOf(roots: readonly Root[]): readonly BackendFound[] {
  const blocks = roots.flatMap(({ said }) => said.backends.slice(0, 1));
  const found = [...Map.groupBy(blocks, ({ type }) => type)].map(([kind, all]) => backendFrom(kind, all));
  const without = roots.filter(({ said }) => said.backends.length === 0);
  if (without.length > 0) found.push(localFrom(without));
  return found.toSorted((a, b) => b.roots - a.roots);
}

function localFrom(roots: readonly Root[]): BackendFound {
  const evidence = [{ file: roots[0]?.folder || '.', say: 'no backend: the state is a file beside the configuration' }];
  return { kind: 'none', roots: roots.length, same: {}, differing: [], leftOut: [], isSupported: true, evidence };
}

function backendFrom(kind: string, blocks: readonly BackendBlock[]): BackendFound {
  const names = addresses[kind] ?? [];
  const values = (name: string) => new Set(blocks.map(({ config }) => config[name]));
  const same = names.flatMap((name) => {
    const [only, ...others] = values(name);
    return only !== undefined && others.length === 0 ? [[name, shown(only)] as const] : [];
  });
  const [first] = blocks;
  return {
    kind,
    roots: blocks.length,
    same: Object.fromEntries(same),
    differing: names.filter((name) => values(name).size > 1),
    leftOut: (needed[kind] ?? []).filter((name) =>
      blocks.some(({ config, computed }) => config[name] === undefined && !computed.includes(name)),
    ),
    isSupported: kind !== 'cloud' && kind !== 'remote',
    evidence: first ? [{ file: first.file, line: first.line, say: `backend ${kind}` }] : [],
  };
}

/** An address without a user or a password in it. */
function shown(text: string): string {
  return text.replace(/\/\/[^@/]*@/, '//');
}

/** Roots whose state would be one and the same: nothing is left out, nothing is computed, and all of it is equal. */
export function sharedStates(roots: readonly Root[]): readonly Guess<readonly string[]>[] {
  const whole = roots.flatMap((root) => {
    const [block] = root.said.backends;
    if (!block || block.computed.length > 0) return [];
    if ((needed[block.type] ?? ['?']).some((name) => block.config[name] === undefined)) return [];
    return [{ folder: root.folder, block, address: JSON.stringify([block.type, ...sorted(block.config)]) }];
  });
  return [...Map.groupBy(whole, ({ address }) => address).values()]
    .filter((same) => same.length > 1)
    .map((same) =>
      guess(
        same.map(({ folder }) => folder),
        'certain',
        same.map(({ block }) => ({ file: block.file, line: block.line, say: `backend ${block.type}` })),
      ),
    );
}

function sorted(config: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(config).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
