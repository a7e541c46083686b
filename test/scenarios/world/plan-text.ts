import type { Values } from './cloud.ts';
import type { Block } from './configuration.ts';

export type Planned = {
  readonly address: string;
  readonly action: 'create' | 'update' | 'delete';
  readonly values: Values;
};

type Objects = ReadonlyMap<string, Values>;

export type Pictures = {
  /** What the state says, and what of it is in the world now. */
  readonly known: Objects;
  readonly seen: Objects;
  readonly root: readonly Block[];
  readonly modules: ReadonlyMap<string, readonly Block[]>;
};

/** A plan in the shape of `show -json`, and the steps it would take. */
export function planOf(pictures: Pictures): { readonly text: string; readonly steps: readonly Planned[] } {
  const wanted = new Map(wantedBlocks(pictures).map((block) => [block.address, block.values]));
  const { known, seen } = pictures;
  const addresses = [...new Set([...wanted.keys(), ...seen.keys()])].sort();
  const steps = addresses.flatMap((address) => stepOf(address, seen.get(address), wanted.get(address)));
  const acting = new Set(steps.map(({ address }) => address));
  const kept = addresses.filter((address) => !acting.has(address));
  const drifted = [...known].filter(([address, values]) => !same(values, seen.get(address)));
  const plan = {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {},
    resource_drift: drifted.map(([address, values]) => driftRow(address, values, seen.get(address))),
    resource_changes: [
      ...steps.map(({ address, action, values }) =>
        row(address, [action], seen.get(address) ?? null, action === 'delete' ? null : values),
      ),
      ...kept.map((address) => row(address, ['no-op'], seen.get(address) ?? null, seen.get(address) ?? null)),
    ],
    configuration: configurationOf(pictures),
    errored: false,
    applyable: steps.length > 0,
    complete: true,
  };
  return { text: JSON.stringify(plan), steps };
}

function wantedBlocks({ root, modules }: Pictures): readonly Block[] {
  return [...root, ...[...modules.values()].flat()];
}

function stepOf(address: string, before: Values | undefined, after: Values | undefined): readonly Planned[] {
  if (!before && after) return [{ address, action: 'create', values: after }];
  if (before && !after) return [{ address, action: 'delete', values: before }];
  if (!before || !after || same(before, after)) return [];
  return [{ address, action: 'update', values: after }];
}

function driftRow(address: string, before: Values, after: Values | undefined) {
  return row(address, [after ? 'update' : 'delete'], before, after ?? null);
}

function row(address: string, actions: readonly string[], before: Values | null, after: Values | null) {
  const [type = '', name = ''] = address.split('.').slice(-2);
  const change = { actions, before, after, after_unknown: {}, before_sensitive: {}, after_sensitive: {} };
  const provider_name = 'registry.terraform.io/hashicorp/aws';
  return { address, mode: 'managed', type, name, provider_name, change };
}

function configurationOf({ root, modules }: Pictures) {
  const calls = [...modules].map(([block, blocks]) => [block, { module: { resources: blocks.map(configured) } }]);
  return { root_module: { resources: root.map(configured), module_calls: Object.fromEntries(calls) } };
}

function configured({ type, name, values }: Block) {
  const expressions = Object.entries(values).map(([key, value]) => [key, { constant_value: value }]);
  return { address: `${type}.${name}`, mode: 'managed', type, name, expressions: Object.fromEntries(expressions) };
}

function same(a: Values, b: Values | undefined): boolean {
  return b !== undefined && JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
}
