import { type MetricFault, readFaults } from '../cloud/faults.ts';
import { invent } from '../cloud/invent.ts';
import { type AccountRef, readCloud, type StoredResource } from '../cloud/store.ts';

/** What a metrics service would say about the account's web firewall. */
export type Metrics = {
  readonly account: string;
  readonly module: string | null;
  readonly version: string | null;
  /** Requests looked at; none where no rule counts, and then there is no rate either. */
  readonly samples: number;
  readonly waf_counted: number;
  readonly false_positives: number;
  readonly false_positive_rate: number | null;
  readonly baseline_rate: number;
};

const SAMPLES = 20_000;
const BASELINE = 0.002;

/** Null when a fault says that the metrics service is down. */
export function metricsOf(ref: AccountRef, seed: string): Metrics | null {
  const acls = Object.values(readCloud(ref).resources.aws_wafv2_web_acl ?? {});
  const counting = acls.filter((acl) => rulesThatCount(acl) > 0);
  const seen = tagsOf(counting[0] ?? acls[0]);
  const honest = observe(ref, { seed, seen, rules: counting.reduce((sum, acl) => sum + rulesThatCount(acl), 0) });
  const override = overrideFor(honest, readFaults(ref.root).metrics);
  if (override.down) return null;
  const { samples = honest.samples, waf_counted = honest.waf_counted, baseline_rate = BASELINE } = override;
  const rate = override.false_positive_rate ?? null;
  const false_positives =
    override.false_positives ?? (rate === null ? honest.false_positives : Math.round(rate * samples));
  return {
    ...honest,
    samples,
    waf_counted: Math.max(waf_counted, false_positives),
    false_positives,
    false_positive_rate: samples > 0 ? (rate ?? false_positives / samples) : null,
    baseline_rate,
  };
}

function observe(
  ref: AccountRef,
  { seed, seen, rules }: { seed: string; seen: Readonly<Record<string, unknown>>; rules: number },
): Metrics {
  const version = text(seen.module_version) ?? text(seen.version);
  const luck = Number.parseInt(invent(seed, ['metrics', ref.account, version ?? ''], 4), 16) / 0xffff;
  const samples = rules > 0 ? SAMPLES : 0;
  const false_positives = Math.round(samples * BASELINE * (0.5 + luck / 2));
  return {
    account: ref.account,
    module: text(seen.module),
    version,
    samples,
    waf_counted: Math.round(samples * 0.01 * Math.min(rules, 10)),
    false_positives,
    false_positive_rate: null,
    baseline_rate: BASELINE,
  };
}

/** The last fault that fits wins, so that one appended by hand is the one that counts. */
function overrideFor({ account, version }: Metrics, faults: readonly MetricFault[]): MetricFault {
  const fitting = faults.filter(
    (fault) => (fault.account ?? account) === account && (fault.version ?? version) === version,
  );
  return fitting.at(-1) ?? {};
}

/** Rules whose whole action or group override is to count; a group that counts single rules only still blocks. */
function rulesThatCount(acl: StoredResource): number {
  return records(acl.rule).filter((rule) => {
    const actions = [...records(rule.override_action), ...records(rule.action)];
    return actions.some((action) => Array.isArray(action.count) && action.count.length > 0);
  }).length;
}

const records = (value: unknown): readonly StoredResource[] =>
  Array.isArray(value) ? (value as StoredResource[]) : [];
const tagsOf = (acl: StoredResource | undefined): Readonly<Record<string, unknown>> =>
  (acl?.tags_all ?? acl?.tags ?? {}) as Readonly<Record<string, unknown>>;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
