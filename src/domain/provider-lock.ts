import type { PersonId } from './act.ts';
import type { Instant, Milliseconds } from './instant.ts';
import { byText } from './plan/read.ts';
import type { EngineChoice, EngineKind } from './stack.ts';
import { satisfies } from './version-constraint.ts';

/** A provider that a release asks for, over the module and everything nested in it. `source` as it is written. */
export type ProviderNeed = { readonly source: string; readonly constraints: readonly string[] };

/** A provider as the lock file of one engine names it: `registry.terraform.io/hashicorp/aws`. */
export type LockedVersion = {
  readonly provider: string;
  readonly version: string;
  readonly constraints?: string;
  readonly hashes: readonly string[];
};

/** What a release asks of providers in the words of one engine: the question that is answered once (DESIGN 2). */
export type ProvidersQuestion = {
  readonly id: string;
  readonly module: string;
  readonly version: string;
  readonly engine: EngineChoice;
  readonly needs: readonly ProviderNeed[];
  /** Such as `linux_amd64`; empty means the platform that answers. */
  readonly platforms: readonly string[];
  /** Who registers the release, and so stands as author of what is chosen. */
  readonly by: PersonId;
  readonly askedAt: Instant;
  readonly deadlineMs: Milliseconds;
};

export type ProvidersAnswer =
  | { readonly request: string; readonly status: 'ok'; readonly chosen: readonly LockedVersion[] }
  | { readonly request: string; readonly status: 'failed'; readonly say: string };

/** One provider that a stack's lock file moves to with a release. */
export type ProviderMove = { readonly provider: string; readonly from?: string; readonly to: string };

const registries: Readonly<Record<EngineKind, string>> = {
  terraform: 'registry.terraform.io',
  tofu: 'registry.opentofu.org',
};

/** The full address of a source such as `hashicorp/aws` or `aws` for one engine. */
function providerAddress(source: string, engine: EngineKind): string {
  const parts = source.toLowerCase().split('/');
  if (parts.length === 1) return `${registries[engine]}/hashicorp/${parts[0]}`;
  return parts.length === 2 ? `${registries[engine]}/${parts.join('/')}` : parts.join('/');
}

/**
 * Addresses of needs that a lock file does not meet: no entry, or an entry outside the constraints. A constraint that
 * cannot be read is met by nothing.
 */
export function unmetNeeds(
  needs: readonly ProviderNeed[],
  locked: ReadonlyMap<string, { readonly version: string }>,
  engine: EngineKind,
): readonly string[] {
  return needs
    .filter(({ source, constraints }) => {
      const entry = locked.get(providerAddress(source, engine));
      return !entry || constraints.some((constraint) => satisfies(entry.version, constraint) !== true);
    })
    .map(({ source }) => providerAddress(source, engine))
    .sort(byText);
}

/** The choice for one release and one kind of engine, in the ledger's state. */
export function choiceKey(of: { readonly module: string; readonly version: string }, engine: EngineKind): string {
  return `${of.module}@${of.version} ${engine}`;
}

/** Needs of one source brought together, in one order. */
export function mergedNeeds(found: readonly ProviderNeed[]): readonly ProviderNeed[] {
  const bySource = new Map<string, Set<string>>();
  for (const { source, constraints } of found) {
    const known = bySource.get(source.toLowerCase()) ?? new Set();
    for (const constraint of constraints) known.add(constraint);
    bySource.set(source.toLowerCase(), known);
  }
  return [...bySource]
    .map(([source, constraints]) => ({ source, constraints: [...constraints].sort(byText) }))
    .sort((a, b) => byText(a.source, b.source));
}
