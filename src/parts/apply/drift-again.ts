import type { DriftVerdict } from '../../domain/drift/expect.ts';
import { driftVerdict, expect } from '../../domain/drift/expect.ts';
import { driftOf } from '../../domain/plan/drift.ts';
import { expectedIn } from '../../domain/promotion/expected.ts';
import type { Judged, LedgerState } from '../../domain/promotion/state.ts';
import type { Rules } from '../../domain/rules.ts';
import { readAnalysis } from '../read-analysis.ts';
import { withProvenAcceptances } from './proven-acceptances.ts';
import type { ApplyWorld } from './world.ts';

/** What the recorded drift analysis says, read again under the leave that proves itself here and now. */
export async function driftAgain(
  world: ApplyWorld,
  { record }: Judged,
  { ledger, rules }: { readonly ledger: LedgerState; readonly rules: Rules },
): Promise<DriftVerdict> {
  if (record.driftAnalysis === undefined) return 'clean';
  const { stack } = record;
  const { drifted, pending } = driftOf(await readAnalysis(world.objects, record.driftAnalysis));
  const proven = await withProvenAcceptances(world, ledger, { stack, rules });
  const question = { stack, expected: expectedIn(proven, rules), now: world.clock.now() };
  return driftVerdict(expect(drifted, question), pending);
}
