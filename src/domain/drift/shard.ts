/** One of several equal shares, counted from 1. */
export type Shard = { readonly index: number; readonly of: number };

/** Reads `2/5`. Undefined where that is no share. */
export function shardFrom(text: string): Shard | undefined {
  const [, index = '', of = ''] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  return index !== '' && Number(index) <= Number(of) ? { index: Number(index), of: Number(of) } : undefined;
}

/** The share of a list, in its order. Each thing is in exactly one of the shares, whose sizes differ by at most one. */
export function shareOf<Thing>(things: readonly Thing[], { index, of }: Shard): readonly Thing[] {
  return things.filter((_, at) => at % of === index - 1);
}
