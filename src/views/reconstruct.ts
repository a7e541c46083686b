import type { Fact } from '../domain/promotion/facts.ts';
import { emptyLedger, type FoldedEntry, fold } from '../domain/promotion/fold.ts';
import type { LedgerState, Promotion } from '../domain/promotion/state.ts';
import type { Release } from '../domain/release.ts';
import { type ApprovalView, approvalsOf } from './approvals.ts';
import { type EvidenceView, evidenceOf } from './evidence.ts';
import { type LoweredView, loweredIn } from './exceptions.ts';
import { factText } from './fact-text.ts';
import { isoText } from './iso.ts';
import { type StackStory, storyOf } from './stack-story.ts';
import { type PromotionLine, promotionLine } from './status.ts';

/** A promotion as an auditor needs it (S26.2): from entries alone, offline. */
export type Reconstruction = PromotionLine & {
  readonly ledger: string;
  readonly sandbox: boolean;
  readonly what: Release;
  /** Every digest of bytes that went anywhere: the release's, and one for each nested module from elsewhere (S01.7). */
  readonly artifactDigests: readonly string[];
  readonly contract: string;
  readonly rules: string;
  readonly approvals: readonly ApprovalView[];
  readonly lowered: readonly LoweredView[];
  readonly evidence: readonly EvidenceView[];
  readonly stacks: readonly StackStory[];
  readonly history: readonly { readonly entry: number; readonly at: string; readonly say: string }[];
};

/** The whole story of one promotion, told at the moment of the last entry. Undefined: the ledger knows none such. */
export function reconstruct(entries: readonly FoldedEntry[], id: string): Reconstruction | undefined {
  const ledger = fold(emptyLedger, entries);
  const promotion = ledger.promotions.get(id);
  if (!promotion) return undefined;
  const told = entries.flatMap(({ sequence, at, facts }) =>
    facts.filter((fact) => isAbout(fact, id)).map((fact) => ({ sequence, at, fact })),
  );
  return {
    ...promotionLine(promotion),
    ledger: ledger.opened?.ledger ?? '',
    sandbox: ledger.opened?.sandbox ?? false,
    what: promotion.release,
    artifactDigests: artifactDigests(promotion),
    contract: promotion.contract,
    rules: promotion.rules,
    approvals: approvalsAtEnd(promotion, ledger),
    lowered: loweredIn(ledger, id),
    evidence: evidenceOf(ledger, { promotion: id }),
    stacks: [...promotion.stacks.values()].map((member) => storyOf(member, told)),
    history: told.map(({ sequence, at, fact }) => ({ entry: sequence, at: isoText(at), say: factText(fact) })),
  };
}

function isAbout(fact: Fact, id: string): boolean {
  if ('promotion' in fact) return fact.promotion === id;
  return fact.type === 'evidence-recorded' && fact.evidence.promotion === id;
}

/**
 * Each digest once. The applied records are asked too: were they not all the release's, it would show here. A nested
 * module without a commit of its own lies in the release's tree, whose digest covers it.
 */
function artifactDigests({ release, stacks }: Promotion): readonly string[] {
  const applied = [...stacks.values()].flatMap(({ judged }) => (judged ? [judged.record.release] : []));
  const digests = [release, ...applied].flatMap(({ digest, nested }) => [
    digest,
    ...nested.flatMap((one) => (one.commit === undefined ? [] : [one.digest])),
  ]);
  return [...new Set(digests)].sort();
}

function approvalsAtEnd(promotion: Promotion, ledger: LedgerState): readonly ApprovalView[] {
  return approvalsOf(promotion, ledger, ledger.head.at);
}
