import type { Values } from './cloud.ts';
import { moduleFiles } from './module-source.ts';

/** A block that the pretend engine understands: `resource "type" "name" {` and lines of `name = "text"`. */
export type Block = { readonly address: string; readonly type: string; readonly name: string; readonly values: Values };

export function blocksIn(text: string, prefix: string): readonly Block[] {
  const found = text.matchAll(/^resource "([^"]+)" "([^"]+)" \{\n([^}]*)^\}/gm);
  return [...found].map(([, type = '', name = '', body = '']) => {
    const values = [...body.matchAll(/^ +(\w+) += "([^"]*)"/gm)].map(([, key = '', value = '']) => [key, value]);
    return { address: `${prefix}${type}.${name}`, type, name, values: Object.fromEntries(values) };
  });
}

export type Call = { readonly block: string; readonly source: string; readonly tag: string };

export function callsIn(text: string): readonly Call[] {
  const found = text.matchAll(/^module "([^"]+)" \{\n[^}]*source += "([^"?]+[?]ref=([^"]+))"/gm);
  return [...found].map(([, block = '', source = '', tag = '']) => ({ block, source, tag }));
}

/** The objects that the module's version wants to be there, as the stack calls it. */
export function objectsAt(version: string): ReadonlyMap<string, Values> {
  const text = new TextDecoder().decode(moduleFiles(`v${version}`)?.[0]?.bytes);
  return new Map(blocksIn(text, 'module.network_edge.').map(({ address, values }) => [address, values]));
}
