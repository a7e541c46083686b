import type { LedgerState, Recorded } from '../../domain/promotion/state.ts';
import type { StackName } from '../../domain/stack.ts';

/** When the ledger last saw a stack as it was applied: verified, checked without drift, or clean after its soak. */
export function lastSeenRight({ promotions }: Pick<LedgerState, 'promotions'>, stack: StackName): Recorded | undefined {
  const sightings = [...promotions.values()].flatMap(({ stacks }) => {
    const { verifiedAt, driftCheck, soakCheck } = stacks.get(stack) ?? {};
    const clean = [driftCheck, soakCheck].filter((check) => check?.verdict === 'clean');
    return [verifiedAt, ...clean].filter((one) => one !== undefined);
  });
  const last = sightings.toSorted((one, other) => one.sequence - other.sequence).at(-1);
  return last && { at: last.at, sequence: last.sequence };
}

/** When drift that still stands was first recorded, if any promotion met it since the stack was last right. */
export function firstSeenWrong(ledger: Pick<LedgerState, 'promotions'>, stack: StackName): Recorded | undefined {
  const right = lastSeenRight(ledger, stack)?.sequence ?? 0;
  const sightings = [...ledger.promotions.values()].flatMap(({ stacks }) => {
    const { driftCheck, soakDrift } = stacks.get(stack) ?? {};
    const wrong = driftCheck && ['drifted', 'pending', 'accepted'].includes(driftCheck.verdict) ? [driftCheck] : [];
    return [...wrong, ...(soakDrift ? [soakDrift] : [])].filter(({ sequence }) => sequence > right);
  });
  const first = sightings.toSorted((one, other) => one.sequence - other.sequence)[0];
  return first && { at: first.at, sequence: first.sequence };
}
