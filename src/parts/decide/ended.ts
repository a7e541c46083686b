import type { Adoption } from '../../domain/promotion/governance-facts.ts';
import type { Promotion } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** How a run ended: what stands in the way, if anything does. No reasons and no promotion: there was nothing to do. */
export type Ended = {
  readonly promotion?: Promotion;
  readonly reasons: readonly Refusal[];
  readonly interrupted: boolean;
};

/** What an act came to: said in a sentence, with the entry that holds it; `again` when it was there before. */
export type Acted = {
  readonly say: string;
  readonly sequence: number;
  readonly id: string;
  readonly again: boolean;
  readonly next?: string;
};

/** A stack that is known from here on as it stands. */
export type Adopted = Pick<Adoption, 'stack' | 'module' | 'version'> & {
  readonly commit: string;
  /** It was known before: applied by waves, or adopted. */
  readonly again: boolean;
};
