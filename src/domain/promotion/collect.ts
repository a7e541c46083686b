import type { EvidenceQuestion } from '../evidence-gate.ts';
import { evidenceReasons, latestEvidence, rulesDue } from '../evidence-gate.ts';
import { implicitKinds } from '../evidence-kinds.ts';
import type { EvidenceRule } from '../rules.ts';
import type { Wave } from '../wave.ts';
import type { Present } from './present.ts';
import type { LedgerState, Promotion, StackProgress } from './state.ts';
import type { Step } from './steps.ts';
import { membersOf } from './wave-state.ts';

type Collecting = { readonly promotion: Promotion; readonly ledger: LedgerState; readonly present: Present };

/** Kinds that waves states itself, when it plans, judges and re-reads. Nobody is asked for them. */
const ownKinds: ReadonlySet<string> = new Set(implicitKinds);

/** Evidence to ask for before a wave is over, of each member that came through it. */
export function collectsOf(wave: Wave, collecting: Collecting): readonly Step[] {
  const members = membersOf(collecting.promotion, wave).filter(({ phase }) => phase === 'verified');
  return members.flatMap((member) => collectOf(wave, { ...collecting, member }, 'wave'));
}

/** Evidence to ask for now: due, not had, not stated by a person, and not asked for in this run yet. */
export function collectOf(
  wave: Wave,
  about: Collecting & { readonly member: StackProgress },
  due: EvidenceQuestion['due'],
): readonly Step[] {
  const wanted = rulesDue(wave, due).filter((rule) => !ownKinds.has(rule.kind) && isWanted(rule, about));
  const kinds = new Set(wanted.map(({ kind }) => kind));
  return [...kinds].map((kind) => ({ do: 'collect', stack: about.member.stack, kind }));
}

/** Also where no answer would do: only asking can find out that there is a bad one. */
function isWanted(rule: EvidenceRule, about: Collecting & { readonly member: StackProgress }): boolean {
  const { ledger, member, present, promotion } = about;
  const latest = latestEvidence(about, rule.kind);
  if (latest?.act || (latest && evidenceReasons(rule, { ...about, now: present.now }).length === 0)) return false;
  const asked = ledger.evidence.findLast(
    ({ kind, stack, promotion: id }) => kind === rule.kind && stack === member.stack && id === promotion.id,
  );
  return (asked?.recorded.sequence ?? 0) <= present.since;
}
