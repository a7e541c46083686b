import type { Node } from 'web-tree-sitter';
import type { ProviderNeed } from '../../domain/provider-lock.ts';
import { type Body, objectPairs, quotesOf } from './body.ts';
import { textOf } from './calls.ts';

/** Providers that come with the engine and are locked nowhere. */
const builtIn = /^terraform[.]io\/builtin\//;

/** What `required_providers` blocks of one file ask for. A value that is no literal asks for what nobody can read. */
export function providerNeedsIn(body: Body): readonly ProviderNeed[] {
  return body
    .blocks('terraform', 0)
    .flatMap((settings) => settings.body.blocks('required_providers', 0))
    .flatMap((required) => required.body.values().map(([name, value]) => needOf(name, value)))
    .filter(({ source }) => !builtIn.test(source));
}

function needOf(name: string, value: Node): ProviderNeed {
  const short = textOf(quotesOf(value));
  if (short !== undefined) return { source: name, constraints: [short] };
  const pairs = new Map(objectPairs(value));
  const [source, version] = [pairs.get('source'), pairs.get('version')];
  return {
    source: source ? (textOf(quotesOf(source)) ?? 'an expression') : name,
    constraints: version ? [textOf(quotesOf(version)) ?? 'an expression'] : [],
  };
}
