import { digestOfValue } from '../../domain/digest.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import type { Promotion, StackProgress } from '../../domain/promotion/state.ts';

type About = { readonly promotion: Promotion; readonly member: StackProgress };

/** A statement waves itself makes about a stack in this promotion: its plan, its policies, its apply. */
export function verdictFact(
  { promotion, member }: About,
  stated: {
    kind: string;
    say: string;
    at: number;
    result?: Evidence['result'];
    subject?: string;
    producer?: string;
    detail?: string;
  },
): Fact {
  const { kind, say, at, result = 'passed', subject = promotion.release.digest, producer = 'waves', detail } = stated;
  const statement = {
    kind,
    subject,
    promotion: promotion.id,
    stack: member.stack,
    result,
    say,
    observedAt: at,
    producer,
    ...(detail === undefined ? {} : { detail }),
  };
  return { type: 'evidence-recorded', evidence: { ...statement, id: digestOfValue(statement) } };
}
