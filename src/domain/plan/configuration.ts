import type { Value } from '../analysis.ts';
import { referencedResource } from './address.ts';
import type { Members } from './read.ts';
import { byText, isMembers, listOf, memberOf, membersOf, textsOf, wordOf } from './read.ts';

/** One resource block as the plan's own copy of the configuration has it. */
export type ConfiguredResource = {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly module: string;
  readonly expressions: Members;
  readonly provisioners: readonly Value[];
};

/** Resource blocks by address without instance keys. Undefined where the plan carries no configuration. */
export type Configuration = ReadonlyMap<string, ConfiguredResource>;

export function configurationOf(plan: Members): Configuration | undefined {
  const root = memberOf(plan.configuration, 'root_module');
  if (!isMembers(root)) return undefined;
  const blocks = new Map<string, ConfiguredResource>();
  collect(root, '', blocks);
  return blocks;
}

function collect(module: Members, prefix: string, blocks: Map<string, ConfiguredResource>): void {
  for (const item of listOf(module.resources)) {
    const block = membersOf(item);
    const address = `${prefix}${wordOf(block.address)}`;
    blocks.set(address, {
      address,
      mode: wordOf(block.mode),
      type: wordOf(block.type),
      module: prefix,
      expressions: membersOf(block.expressions),
      provisioners: listOf(block.provisioners),
    });
  }
  for (const [name, call] of Object.entries(membersOf(module.module_calls))) {
    collect(membersOf(memberOf(call, 'module')), `${prefix}module.${name}.`, blocks);
  }
}

/** Resources an attribute's expression reads, by address without instance keys. */
export function referencesOf(block: ConfiguredResource, attribute: string): readonly string[] {
  const found = new Set<string>();
  walk(memberOf(block.expressions, attribute), (reference) => {
    const resource = referencedResource(reference, block.module);
    if (resource !== undefined) found.add(resource);
  });
  return [...found].sort(byText);
}

/** Every reference an expression as the plan has it makes, in any depth. */
export function walk(expression: Value | undefined, visit: (reference: string) => void): void {
  if (Array.isArray(expression)) for (const item of expression) walk(item, visit);
  if (!isMembers(expression)) return;
  for (const [key, member] of Object.entries(expression)) {
    if (key !== 'references') walk(member, visit);
    else for (const reference of textsOf(member)) visit(reference);
  }
}
