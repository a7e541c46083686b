import type { Found } from '../../cli/doctor.ts';
import type { ConfigTree } from '../../config/tree.ts';
import type { Definitions, Problem } from '../../domain/definitions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Around, LedgerPlace, Place } from '../place.ts';

/** What checks look at. Definitions are those of the working tree: what a person is editing. */
export type Patient = {
  readonly around: Around;
  readonly place: Place | undefined;
  readonly ledger: LedgerPlace | readonly Refusal[] | undefined;
  readonly tree: ConfigTree | undefined;
  readonly definitions: Definitions | undefined;
  readonly problems: readonly Problem[];
};

/** One thing that is looked at. It writes nothing. What it throws counts as `cannot-tell`. */
export type Check = {
  readonly name: string;
  look(patient: Patient): Promise<readonly Found[]>;
};

export const ok = (evidence: string, subject?: string): Found => found('ok', evidence, { subject });
export const warning = (evidence: string, fix?: string, subject?: string): Found =>
  found('warning', evidence, { fix, subject });
export const wrong = (evidence: string, fix: string, subject?: string): Found =>
  found('wrong', evidence, { fix, subject });
/** With a fix it is a reason of the command; without one nobody could do anything about it. */
export const cannotTell = (evidence: string, fix?: string, subject?: string): Found =>
  found('cannot-tell', evidence, { fix, subject });
export const notApplicable = (evidence: string): Found => found('not-applicable', evidence, {});

function found(
  verdict: Found['verdict'],
  evidence: string,
  { fix, subject }: { fix?: string | undefined; subject?: string | undefined },
): Found {
  return { verdict, evidence, ...(fix === undefined ? {} : { fix }), ...(subject === undefined ? {} : { subject }) };
}
