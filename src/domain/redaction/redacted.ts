import type { Analysis, ResourceChange } from '../analysis.ts';
import type { Judgement } from '../judgement.ts';
import type { Redact } from './redactor.ts';
import { hiddenText } from './redactor.ts';

/**
 * An analysis as it may be shown. What the engine's own vocabulary is stays as it is: a secret that happens to be called
 * `update` changes no count. For readers only: judge and take fingerprints before.
 */
export function redactedAnalysis(analysis: Analysis, redact: Redact): Analysis {
  const { changes, drift, outputs, code, checks, deferred, siblings } = analysis;
  return {
    ...analysis,
    changes: changes.map((change) => redactedChange(change, redact)),
    drift: drift.map((change) => redactedChange(change, redact)),
    outputs: outputs.map((output) => ({ ...output, name: redact(output.name) })),
    code: code.map((one) => ({ ...one, address: redact(one.address), say: redact(one.say) })),
    checks: checks.map((check) => ({ ...check, address: redact(check.address) })),
    deferred: deferred.map((one) => ({ ...one, address: redact(one.address), reason: redact(one.reason) })),
    siblings: siblings.map((sibling) => ({
      ...sibling,
      ...deep({ address: sibling.address, values: sibling.values }, redact),
    })),
  };
}

function redactedChange(change: ResourceChange, redact: Redact): ResourceChange {
  const { mode, type, actions } = change;
  return { ...deep(change, redact), mode, type, actions };
}

export function redactedJudgement(judgement: Judgement, redact: Redact): Judgement {
  const { findings, classification, verdicts } = judgement;
  return {
    ...judgement,
    findings: findings.map((finding) => ({
      ...finding,
      address: redact(finding.address),
      say: redact(finding.say),
      ...(finding.attribute === undefined ? {} : { attribute: redact(finding.attribute) }),
    })),
    classification: deep(classification, redact),
    verdicts: verdicts.map((verdict) => ({ ...verdict, address: redact(verdict.address) })),
  };
}

/** All texts of a value, keys too, as they may be shown. */
function deep<T>(value: T, redact: Redact): T {
  return shown(value, redact) as T;
}

function shown(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number') return redact(String(value)) === String(value) ? value : hiddenText;
  if (Array.isArray(value)) return shownList(value, redact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [redact(key), shown(member, redact)]));
}

/** A secret may have been cut into pieces, each of which says nothing. */
function shownList(items: readonly unknown[], redact: Redact): readonly unknown[] {
  const each = items.map((item) => shown(item, redact));
  if (!each.every((item) => typeof item === 'string')) return each;
  const whole = each.join('');
  return redact(whole) === whole ? each : each.map(() => hiddenText);
}
