import type { ResourceChange, Value } from '../../analysis.ts';
import { isReplace, kindOf } from '../../plan/actions.ts';
import { isUnknown } from '../../plan/change.ts';
import { holdsMasked } from '../../plan/mask.ts';
import type { Members } from '../../plan/read.ts';
import { isMembers, listOf, memberOf, wordOf } from '../../plan/read.ts';

/** Blocks of one attribute by their own name, before and after. */
export type BlockPair = { readonly name: string; readonly before?: Members; readonly after?: Members };

/**
 * Blocks of an updated resource that are in two lists of named ones, each with its counterpart. `unknown` where one of
 * them cannot be read; no pairs where the resource is not updated.
 */
export function blockPairs(change: ResourceChange, attribute: string, key: string): readonly BlockPair[] | 'unknown' {
  const kind = kindOf(change.actions);
  if (kind !== 'update' && !isReplace(kind)) return [];
  const [before, after] = [memberOf(change.before, attribute), memberOf(change.after, attribute)];
  if (isUnknown(change, attribute) || holdsMasked(before) || holdsMasked(after)) return 'unknown';
  const [olds, news] = [byName(before, key), byName(after, key)];
  const names = [...new Set([...olds.keys(), ...news.keys()])];
  return names.map((name) => ({ name, ...side('before', olds.get(name)), ...side('after', news.get(name)) }));
}

function byName(blocks: Value | undefined, key: string): ReadonlyMap<string, Members> {
  return new Map(
    listOf(blocks)
      .filter(isMembers)
      .map((block) => [wordOf(block[key]), block]),
  );
}

function side<K extends string>(name: K, block: Members | undefined): { readonly [key in K]?: Members } {
  return (block === undefined ? {} : { [name]: block }) as { readonly [key in K]?: Members };
}

/** A member of the one block in a list of blocks. */
export function inBlock(block: Members | undefined, ...path: readonly string[]): Value {
  const found = path.reduce<Value | undefined>(
    (value, name) => memberOf(Array.isArray(value) ? value[0] : value, name),
    block,
  );
  return found ?? null;
}
