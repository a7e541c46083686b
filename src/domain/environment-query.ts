import { environmentParts } from './environment.ts';
import type { Selector } from './rules.ts';
import { matches } from './selector.ts';
import type { Stack } from './stack.ts';

/** What a query may ask for: a part of the tuple, or the name of a stack. */
export const queryParts = [...environmentParts, 'stack'] as const;

/** What is wrong with a query, and the word it is about where that is the name of a part. */
export type QueryWrong = { readonly say: string; readonly part?: string };

/** Reads `stage=prod,dataClass=pci|pii`: every part must be so; a value may have `*`, or be one of several. */
export function environmentQuery(text: string): { readonly selector: Selector } | QueryWrong {
  const asked: [string, string[]][] = [];
  for (const piece of text.split(',')) {
    const [part = '', value, ...more] = piece.split('=').map((word) => word.trim());
    if (value === undefined || more.length > 0) return { say: `"${piece.trim()}" is not PART=VALUE` };
    if (!queryParts.some((known) => known === part)) return { say: `an environment has no part "${part}"`, part };
    if (asked.some(([known]) => known === part)) return { say: `${part} is asked for twice` };
    const values = value.split('|').map((word) => word.trim());
    if (values.includes('')) return { say: `${part} is asked for and has no value` };
    asked.push([part, values]);
  }
  return { selector: Object.fromEntries(asked) };
}

/** The stacks whose environment is as the query asks, in their order. */
export function stacksMatching(stacks: readonly Stack[], query: Selector): readonly Stack[] {
  return stacks.filter(({ name, environment }) => {
    const parts = Object.entries(environment).map(([part, value]): [string, string[]] => [part, [value]]);
    return matches(query, Object.fromEntries([...parts, ['stack', [name]]]));
  });
}
