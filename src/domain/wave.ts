import type { WaveRule } from './rules.ts';
import type { StackName } from './stack.ts';

/** A wave with its members as they were when the promotion started. Members are sorted, a canary first. */
export type Wave = WaveRule & { readonly members: readonly StackName[] };
