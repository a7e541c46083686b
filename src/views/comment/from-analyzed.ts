import type { Digest } from '../../domain/digest.ts';
import { type Environment, unstated } from '../../domain/environment.ts';
import type { Own } from '../../domain/shape/abstract-text.ts';
import type { Analyzed } from '../analyzed.ts';
import type { LoweredView } from '../exceptions.ts';
import type { CommentedPlan } from './plan.ts';

export type Standing = {
  readonly stack: string;
  readonly environment?: Environment;
  readonly accountId?: string;
  readonly d?: Digest;
  readonly lowered?: LoweredView;
};

/** An analyzed plan as a comment shows it. */
export function commentedPlan({ analysis, judgement, fingerprint }: Analyzed, standing: Standing): CommentedPlan {
  const { stack, d, lowered } = standing;
  return {
    stack,
    analysis: analysis(),
    judgement,
    fingerprint,
    own: ownOf(standing),
    ...(d === undefined ? {} : { d }),
    ...(lowered ? { lowered } : {}),
  };
}

/** What is a stack's own: its account's name, and every part of its environment that somebody said. */
function ownOf({ stack, environment, accountId }: Standing): Own {
  const parts = Object.values(environment ?? {}).filter((part) => part !== unstated);
  const [account = ''] = stack.includes('/') ? stack.split('/') : [];
  return { words: [account, ...parts], ...(accountId ? { accountId } : {}) };
}
