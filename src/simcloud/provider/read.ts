import { type Account, find, siblingsIn, typeNamed } from '../cloud/account.ts';
import { readFaults } from '../cloud/faults.ts';
import { invent } from '../cloud/invent.ts';
import { isList, listOf, spell, textOf, type Value, type Values, type ValueType } from '../schema/values.ts';

/** What a refresh sees. It is as restless as the real provider's: see `withNoise`. */
export function read(account: Account, name: string, current: Values): Values | null {
  const found = find(account, name, textOf(current.id));
  if (!found) return null;
  return readFaults(account.root).noise ? withNoise(account, name, { found, current }) : found;
}

/**
 * The differences that a real provider reports although nobody touched anything: empty tags instead of none, attributes
 * filled by sibling resources, and values that move by themselves.
 */
function withNoise(account: Account, name: string, { found, current }: { found: Values; current: Values }): Values {
  const type = typeNamed(name);
  const values: Record<string, Value> = { ...found };
  if ('tags' in values) values.tags ??= {};
  for (const [attribute, added] of Object.entries(type.siblings?.(found, siblingsIn(account)) ?? {})) {
    const definition = type.block.attributes[attribute]?.type ?? 'string';
    if (isList(added)) values[attribute] = union([...listOf(values[attribute]), ...added], definition);
    else if (added !== null) values[attribute] = added;
  }
  for (const attribute of type.restless ?? []) {
    values[attribute] = invent(account.seed, [textOf(current.id), textOf(current[attribute])], 32);
  }
  return values;
}

function union(elements: readonly Value[], type: ValueType): readonly Value[] {
  const element = typeof type === 'string' || type[0] === 'object' ? type : type[1];
  const distinct = new Map<string, Value>(elements.map((each) => [spell(each, element), each]));
  return [...distinct.values()];
}
