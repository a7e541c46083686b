import type { Analysis } from '../domain/analysis.ts';
import type { Signal } from '../domain/classification/sources.ts';
import type { Digest } from '../domain/digest.ts';
import type { Environment } from '../domain/environment.ts';
import { unstated } from '../domain/environment.ts';
import type { Judgement } from '../domain/judgement.ts';
import { once } from '../domain/once.ts';
import { driftOf } from '../domain/plan/drift.ts';
import { fingerprintOf } from '../domain/plan/fingerprint.ts';
import { redactedAnalysis, redactedJudgement } from '../domain/redaction/redacted.ts';
import { redactorFor } from '../domain/redaction/shape-redactor.ts';
import { judge } from '../domain/risk/judge.ts';
import type { PolicyRow } from '../domain/rules.ts';

/** A plan JSON that somebody gave, judged as it stands. */
export type Analyzed = {
  readonly file: string;
  /** The plan as it may be shown. Hiding takes as long as judging, so it is done for those that show it. */
  readonly analysis: () => Analysis;
  readonly engine: { readonly kind: Analysis['engine']; readonly version: string };
  readonly judgement: Judgement;
  readonly fingerprint: Digest;
  /** Would it change anything, or does it show that the world was changed? */
  readonly changes: boolean;
};

/** A plan without a set-up does not say where it goes, so it is judged as if it went to production. */
const nowhereStated = {
  stage: unstated,
  region: unstated,
  account: unstated,
  cluster: unstated,
  tenantTier: unstated,
  dataClass: unstated,
  releaseChannel: unstated,
};

export type AnalyzedOf = {
  readonly file: string;
  readonly analysis: Analysis;
  /** Values that must stand in nothing that is shown. */
  readonly sensitive: readonly string[];
  readonly policies?: readonly PolicyRow[];
  /** What other sources than the plan say of the change. */
  readonly signals?: readonly Signal[];
  readonly environment?: Environment;
  readonly accounts?: Readonly<Record<string, string>>;
};

/** Judges a plan as it is, and hides of plan and judgement what may not be shown. */
export function analyzed({
  file,
  analysis,
  sensitive,
  policies = [],
  signals = [],
  environment,
  accounts = {},
}: AnalyzedOf): Analyzed {
  const judgement = judge(analysis, {
    environment: environment ?? nowhereStated,
    policies,
    signals,
    module: '',
    accounts,
  });
  const changes = judgement.class !== 'none' || driftOf(analysis).drifted.length > 0;
  const redact = redactorFor(sensitive);
  return {
    file,
    engine: { kind: analysis.engine, version: analysis.engineVersion },
    analysis: once(() => redactedAnalysis(analysis, redact)),
    judgement: redactedJudgement(judgement, redact),
    fingerprint: fingerprintOf(analysis),
    changes,
  };
}
