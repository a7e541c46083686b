import { limits, withoutEffect } from './without-effect.ts';

/** What a key does in this version: all that its description says, less of it, or nothing. */
export type Effect =
  | { readonly kind: 'whole' }
  | { readonly kind: 'less' | 'none'; readonly say: string }
  /** A key above it has none. */
  | { readonly kind: 'none' };

/** The effect of `FILE KEY`. */
export function effectOf(key: string): Effect {
  const dead = Object.keys(withoutEffect).find((one) => key === one || key.startsWith(`${one}.`));
  if (dead !== undefined) return dead === key ? { kind: 'none', say: withoutEffect[dead] ?? '' } : { kind: 'none' };
  return limits[key] === undefined ? { kind: 'whole' } : { kind: 'less', say: limits[key] };
}
