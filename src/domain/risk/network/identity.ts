import type { Analysis, ResourceChange, Value } from '../../analysis.ts';
import { configAddress } from '../../plan/address.ts';
import { isUnknown } from '../../plan/change.ts';
import { memberOf, wordOf } from '../../plan/read.ts';

/**
 * Names by which objects of some types are known in a plan: the address of the row that makes or changes one, so that it
 * is the same before it has an id and after; else its id.
 */
export type Identities = {
  readonly ofId: (id: string) => string;
  /** What an attribute that is known only later will name, where the configuration leaves no doubt. */
  readonly ofReference: (change: ResourceChange, attribute: string) => string | undefined;
};

export function identitiesOf({ changes }: Pick<Analysis, 'changes'>, types: readonly string[]): Identities {
  const rows = changes.filter(({ type, mode }) => mode === 'managed' && types.includes(type));
  const byId = new Map<string, string>();
  const byBlock = new Map<string, readonly string[]>();
  for (const { address, before, after } of rows) {
    for (const id of [idOf(before), idOf(after)]) if (id !== '') byId.set(id, address);
    const block = configAddress(address);
    byBlock.set(block, [...(byBlock.get(block) ?? []), address]);
  }
  return {
    ofId: (id) => byId.get(id) ?? id,
    ofReference: (change, attribute) => {
      const blocks = (change.references[attribute] ?? []).filter((block) => byBlock.has(block));
      const [block] = blocks;
      if (blocks.length !== 1 || block === undefined) return undefined;
      const found = byBlock.get(block) ?? [];
      const [only] = found.length === 1 ? found : found.filter((address) => address === `${block}${keyOf(change)}`);
      return only;
    },
  };
}

/** Whom an attribute names, before and after. Undefined where it cannot be told, or names nobody. */
export function namedBy(change: ResourceChange, attribute: string, identities: Identities): Named {
  const known = (values: Value) => {
    const id = wordOf(memberOf(values, attribute));
    return id === '' ? undefined : identities.ofId(id);
  };
  const after = isUnknown(change, attribute) ? identities.ofReference(change, attribute) : known(change.after);
  return { before: known(change.before), after };
}

export type Named = { readonly before: string | undefined; readonly after: string | undefined };

/** `["a"]` of `aws_x.y["a"]`, where the whole of the address is in one module instance or none. */
function keyOf({ address }: ResourceChange): string {
  return address.startsWith(configAddress(address)) ? address.slice(configAddress(address).length) : '';
}

function idOf(values: Value): string {
  return wordOf(memberOf(values, 'id'));
}
