import type { Evidence, EvidenceResult } from '../domain/evidence.ts';
import type { LedgerState } from '../domain/promotion/state.ts';
import { isoText } from './iso.ts';

export type EvidenceView = {
  readonly evidence: string;
  readonly kind: string;
  readonly result: EvidenceResult;
  readonly say: string;
  readonly promotion: string;
  readonly stack: string;
  readonly subject: string;
  readonly observed: string;
  readonly entry: number;
  readonly producer: string;
  readonly by?: string;
};

/** Statements in the order they were recorded. */
export function evidenceOf(
  ledger: Pick<LedgerState, 'evidence'>,
  { promotion, stack }: { readonly promotion?: string; readonly stack?: string },
): readonly EvidenceView[] {
  return ledger.evidence
    .filter((one) => promotion === undefined || one.promotion === promotion)
    .filter((one) => stack === undefined || one.stack === stack)
    .map(evidenceView);
}

function evidenceView(one: Evidence & { readonly recorded: { readonly sequence: number } }): EvidenceView {
  return {
    evidence: one.id,
    kind: one.kind,
    result: one.result,
    say: one.say,
    promotion: one.promotion,
    stack: one.stack,
    subject: one.subject,
    observed: isoText(one.observedAt),
    entry: one.recorded.sequence,
    producer: one.producer,
    ...(one.by === undefined ? {} : { by: one.by }),
  };
}
