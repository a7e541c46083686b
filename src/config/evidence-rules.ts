import { evidenceKinds, implicitKinds } from '../domain/evidence-kinds.ts';
import type { EvidenceRule } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { milliseconds } from './instants.ts';
import type { Mention } from './names.ts';
import { given, reportRepeated } from './names.ts';
import { didYouMean } from './nearest.ts';
import type { EvidenceEntry } from './schemas/contract-file.ts';
import { canonicalKind } from './settings.ts';
import type { Path, Report, Telling } from './source.ts';
import { problemAt } from './source.ts';

/** Where a list of evidence stands, and the kinds that were declared with a producer. */
type Place = {
  readonly checked: Checked<unknown>;
  readonly path: Path;
  readonly kinds: ReadonlySet<string>;
  readonly report: Report;
};

/** What a wave requires: the kinds that are always required, and those that are named, in the catalogue's spelling. */
export function evidenceRules(entries: readonly EvidenceEntry[], place: Place): readonly EvidenceRule[] {
  const named = entries.map((entry, index) => ruleFrom(entry, { ...place, path: [...place.path, index] }));
  const mentions = named.map(
    ({ kind }, index): Mention => ({ name: kind, checked: place.checked, path: [...place.path, index] }),
  );
  reportRepeated('kind', mentions, place.report);
  const always = implicitKinds.map(
    (kind) => named.find((rule) => rule.kind === kind) ?? { kind, onNoData: 'hold' as const },
  );
  return [...always, ...named.filter((rule) => !isImplicit(rule.kind))];
}

function isImplicit(kind: string): boolean {
  return implicitKinds.some((implicit) => implicit === kind);
}

function ruleFrom(entry: EvidenceEntry, place: Place): EvidenceRule {
  const { kind: written, ...rest } = typeof entry === 'string' ? { kind: entry } : entry;
  const { when, maxAge, onNoData = 'hold', reason } = rest as Exclude<EvidenceEntry, string>;
  const kind = canonicalKind(written);
  const say = (key: string, telling: Telling) =>
    place.report(
      problemAt(place.checked.source, { path: [...place.path, ...(typeof entry === 'string' ? [] : [key])] }, telling),
    );

  if (!Object.hasOwn(evidenceKinds, kind) && !place.kinds.has(kind)) {
    const candidates = [...Object.keys(evidenceKinds), ...place.kinds];
    const fix = didYouMean(
      written,
      candidates,
      'declare it in waves.yaml: evidence (a collector) or producers (roles)',
    );
    say('kind', { code: 'unknown-kind', say: `${written} is no known kind of evidence`, fix });
  }
  if (onNoData === 'pass' && isImplicit(kind)) {
    const fix = 'write hold or fail, or leave it out';
    say('onNoData', { code: 'implicit-evidence', say: `${kind} is always required`, fix });
  } else if (onNoData === 'pass' && reason === undefined) {
    const fix = 'add reason: who accepted this, and why';
    say('onNoData', { code: 'reason-missing', say: 'passing without data needs a reason', fix });
  }
  const age = maxAge === undefined ? undefined : milliseconds(maxAge);
  if (age === 0) say('maxAge', { code: 'out-of-range', say: 'no evidence is as young as this' });
  return { kind, onNoData, ...given({ when, maxAge: age, reason }) };
}
