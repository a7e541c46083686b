import { digestOfValue } from '../domain/digest.ts';
import type { Contract, WaveRule } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { evidenceRules } from './evidence-rules.ts';
import { milliseconds } from './instants.ts';
import { type Mention, reportRepeated } from './names.ts';
import type { ContractFile, WaveEntry } from './schemas/contract-file.ts';
import { many } from './schemas/texts.ts';
import type { Settings } from './settings.ts';
import { problemAt, type Report } from './source.ts';
import { reportAccounts, reportOverlaps } from './wave-accounts.ts';

/** A contract with the file it was read from. */
export type ReadContract = Contract & { readonly checked: Checked<ContractFile> };

/** What a contract is read with. */
export type Around = { readonly settings: Settings; readonly kinds: ReadonlySet<string>; readonly report: Report };

/** Reads the waves of one module, fills in the defaults, and checks what a schema cannot. Undefined if it has none. */
export function contractFrom(name: string, checked: Checked<ContractFile>, around: Around): ReadContract | undefined {
  const entries = checked.value.waves;
  if (!entries) return undefined;
  const mentions = entries.map(({ name }, index): Mention => ({ name, checked, path: ['waves', index, 'name'] }));
  reportRepeated('wave', mentions, around.report);
  const waves = entries.map((entry, index) => waveFrom(entry, { ...around, checked, index }));
  for (const [index, wave] of waves.entries()) reportAccounts(wave, { ...around, checked, index });
  reportOverlaps(waves, { ...around, checked });
  return { name, digest: digestOfValue(waves), waves, checked };
}

/** The roles a contract asks for, where it does. */
export function rolesAsked({ value, ...rest }: Checked<ContractFile>): readonly Mention[] {
  return (value.waves ?? []).flatMap((wave, index) =>
    many(wave.requiredApprovals).map((name, at) => ({
      name,
      checked: { value, ...rest },
      path: ['waves', index, 'requiredApprovals', at],
    })),
  );
}

type InWave = Around & { readonly checked: Checked<ContractFile>; readonly index: number };

function waveFrom(entry: WaveEntry, inWave: InWave): WaveRule {
  const { checked, index, settings, report } = inWave;
  const path = ['waves', index];
  const approvals = many(entry.requiredApprovals);
  const asked = approvals.map((name, at): Mention => ({ name, checked, path: [...path, 'requiredApprovals', at] }));
  reportRepeated('role', asked, report);
  if (entry.deadline !== undefined && milliseconds(entry.deadline) === 0) {
    const telling = { code: 'out-of-range', say: 'a deadline is longer than 0' } as const;
    report(problemAt(checked.source, { path: [...path, 'deadline'] }, telling));
  }
  return {
    name: entry.name,
    accounts: many(entry.accounts),
    requiredEvidence: evidenceRules(many(entry.requiredEvidence), { ...inWave, path: [...path, 'requiredEvidence'] }),
    requiredApprovals: approvals,
    soak: milliseconds(entry.soak ?? 0),
    concurrency: entry.concurrency ?? 4,
    failureBudget: entry.failureBudget ?? 0,
    strict: entry.strict ?? false,
    ...(entry.canary !== undefined && { canary: entry.canary }),
    deadline: entry.deadline === undefined ? settings.stackDeadline : milliseconds(entry.deadline),
  };
}
