import type { PersonId } from '../act.ts';
import { globMatches } from '../glob.ts';
import type { Instant } from '../instant.ts';
import type { RiskClass } from '../judgement.ts';

/**
 * Leave to judge a class lower than the rules do, for one module and some stacks, by a person who holds the role, for a
 * time. The only way down (S14.5).
 */
export type ClassificationException = {
  readonly name: string;
  readonly module: string;
  /** Patterns of stack names. */
  readonly stacks: readonly string[];
  readonly to: RiskClass;
  readonly approvedBy: PersonId;
  readonly role: string;
  readonly reason: string;
  readonly expires: Instant;
};

/** Exceptions that hold for a stack at a moment, in the order they are written. Expiry is exclusive. */
export function exceptionsAt(
  exceptions: readonly ClassificationException[],
  of: { readonly module: string; readonly stack: string; readonly now: Instant },
): readonly ClassificationException[] {
  return exceptions.filter(
    ({ module, stacks, expires }) =>
      module === of.module && of.now < expires && stacks.some((pattern) => globMatches(pattern, of.stack)),
  );
}
