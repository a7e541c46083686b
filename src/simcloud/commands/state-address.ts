import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountRef } from '../cloud/store.ts';

type StateResource = {
  readonly module?: string;
  readonly mode?: string;
  readonly type: string;
  readonly name: string;
  readonly instances?: readonly {
    readonly index_key?: string | number;
    readonly attributes?: { readonly id?: string };
  }[];
};

/** The resources that stand under an address in any state of the account. */
export function idsAt({ root, account }: AccountRef, address: string): readonly { type: string; id: string }[] {
  const folder = join(root, 'state', account);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tfstate'));
  return names.flatMap((name) => resourcesOf(join(folder, name)).flatMap((resource) => matches(resource, address)));
}

function resourcesOf(path: string): readonly StateResource[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { resources?: readonly StateResource[] }).resources ?? [];
}

function matches(resource: StateResource, address: string): readonly { type: string; id: string }[] {
  if (resource.mode !== 'managed') return [];
  const prefix = `${resource.module ? `${resource.module}.` : ''}${resource.type}.${resource.name}`;
  const fitting = (resource.instances ?? []).filter(({ index_key: key }) => {
    return address === (key === undefined ? prefix : `${prefix}[${JSON.stringify(key)}]`);
  });
  return fitting.flatMap(({ attributes }) => (attributes?.id ? [{ type: resource.type, id: attributes.id }] : []));
}
