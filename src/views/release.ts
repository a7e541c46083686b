import type { LedgerState } from '../domain/promotion/state.ts';
import type { NestedModule, ReleaseName } from '../domain/release.ts';
import { releaseText } from '../domain/release.ts';
import { isoText } from './iso.ts';

/** Whether something beside the bytes was asked for and seen. */
type Beside = 'not-configured';

/** What a release is, and where it runs (S02.3). */
export type ReleaseView = {
  readonly release: string;
  readonly module: string;
  readonly version: string;
  readonly source: string;
  readonly origin: 'own' | 'external';
  readonly tag: string;
  readonly commit: string;
  readonly digest: string;
  readonly nested: readonly NestedModule[];
  readonly signature: Beside;
  readonly sbom: Beside;
  readonly provenance: Beside;
  readonly firstSeen: string;
  readonly firstSeenEntry: number;
  readonly currentAccounts: readonly CurrentAccount[];
  readonly alarms: readonly { readonly code: string; readonly say: string; readonly at: string }[];
};

export type CurrentAccount = { readonly account: string; readonly stack: string; readonly since: string };

export function releaseView(ledger: LedgerState, name: ReleaseName): ReleaseView | undefined {
  const release = ledger.releases.get(releaseText(name));
  if (!release) return undefined;
  const { module, version, source, origin, tag, commit, digest, nested, firstSeen } = release;
  return {
    release: releaseText(name),
    module,
    version,
    source,
    origin,
    tag,
    commit,
    digest,
    nested,
    signature: 'not-configured',
    sbom: 'not-configured',
    provenance: 'not-configured',
    firstSeen: isoText(firstSeen.at),
    firstSeenEntry: firstSeen.sequence,
    currentAccounts: accountsOn(ledger, name),
    alarms: ledger.alarms
      .filter((alarm) => alarm.module === module && alarm.version === version)
      .map(({ code, say, at }) => ({ code, say, at: isoText(at) })),
  };
}

function accountsOn(ledger: LedgerState, { module, version }: ReleaseName): readonly CurrentAccount[] {
  return [...ledger.lastApplied]
    .filter(([, last]) => last.module === module && last.version === version)
    .map(([stack, { at }]) => ({ account: accountOf(stack), stack, since: isoText(at) }))
    .toSorted((a, b) => (a.stack < b.stack ? -1 : 1));
}

/** A stack's name begins with its account. */
export function accountOf(stack: string): string {
  return stack.split('/')[0] ?? stack;
}

export function releasesOf(ledger: LedgerState): readonly ReleaseView[] {
  return [...ledger.releases.values()].flatMap((release) => releaseView(ledger, release) ?? []);
}
