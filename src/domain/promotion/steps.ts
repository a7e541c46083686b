import type { Digest } from '../digest.ts';
import type { Purpose } from '../plan-request.ts';
import type { Refusal } from '../refusal.ts';
import type { StackName } from '../stack.ts';

/** Something that may be done now. Performing it is straight-line code. */
export type Step =
  | { readonly do: 'ask'; readonly stack: StackName; readonly purpose: Purpose }
  | { readonly do: 'answer'; readonly stack: StackName }
  | { readonly do: 'lapse'; readonly stack: StackName; readonly request: string }
  | { readonly do: 'judge'; readonly stack: StackName }
  | { readonly do: 'drop'; readonly stack: StackName; readonly d: Digest; readonly code: string; readonly say: string }
  | { readonly do: 'apply'; readonly stack: StackName; readonly d: Digest }
  | { readonly do: 'adopt'; readonly stack: StackName; readonly d: Digest }
  | { readonly do: 'land'; readonly stack: StackName }
  | { readonly do: 'collect'; readonly stack: StackName; readonly kind: string }
  | { readonly do: 'release' };

/** All steps that may go now, and everything that stands in the way of the rest. */
export type Next = { readonly steps: readonly Step[]; readonly gates: readonly Refusal[] };

export const nothing: Next = { steps: [], gates: [] };

export function step(one: Step): Next {
  return { steps: [one], gates: [] };
}

export function gate(...gates: readonly Refusal[]): Next {
  return { steps: [], gates };
}

export function together(parts: readonly Next[]): Next {
  return { steps: parts.flatMap(({ steps }) => steps), gates: parts.flatMap(({ gates }) => gates) };
}
