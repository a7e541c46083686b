import type { Code } from './codes.ts';
import type { Instant } from './instant.ts';

/** A rule says no. A value, never thrown: code, sentence, and what to do; who owns the next move, since and until. */
export type Refusal = {
  readonly refused: true;
  readonly code: Code;
  readonly say: string;
  readonly fix: string;
  readonly subject?: string;
  readonly owner?: string;
  readonly since?: Instant;
  readonly until?: Instant;
};

export type Because = Omit<Refusal, 'refused' | 'code'>;

/** Builds a refusal: `return refuse('plan-moved', { say, fix })`. */
export function refuse(code: Code, because: Because): Refusal {
  return { refused: true, code, ...because };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value && value.refused === true;
}
