import type { Block } from '../schema/schema.ts';
import { isValues, listOf, type Value, type Values } from '../schema/values.ts';

export type Flaw = { readonly attribute: string; readonly say: string };

/** Values outside their allowed words, each named by the top-level argument it stands in. */
export function validate(config: Values, block: Block, top?: string): readonly Flaw[] {
  const own = Object.entries(block.attributes).flatMap(([name, { oneOf }]) => {
    const value = config[name] ?? null;
    if (!oneOf || typeof value !== 'string' || oneOf.includes(value)) return [];
    return [{ attribute: top ?? name, say: `expected ${name} to be one of ${list(oneOf)}, got "${value}"` }];
  });
  const nested = Object.entries(block.blocks).flatMap(([name, inner]) =>
    elementsOf(config[name]).flatMap((element) => validate(element, inner.block, top ?? name)),
  );
  return [...own, ...nested];
}

const list = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');

const elementsOf = (value: Value | undefined): readonly Values[] => listOf(value).filter(isValues);
