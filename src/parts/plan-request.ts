import type { CatalogueModule } from '../domain/definitions.ts';
import { minuteMs } from '../domain/instant.ts';
import type { PlanRequest, Purpose } from '../domain/plan-request.ts';
import type { ProviderChoice } from '../domain/promotion/state.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { Release } from '../domain/release.ts';
import type { Stack } from '../domain/stack.ts';
import { companionsOf } from './companions.ts';
import type { GovernedRules } from './governed-rules.ts';
import type { SourcesWorld } from './stack-sources.ts';
import { editsTo, pinsOf, readSetAt } from './stack-sources.ts';

/** What a request is about beside the stack itself. */
export type RequestOf = {
  readonly stack: Stack;
  readonly module: CatalogueModule;
  /** Where the pin is to go; the current version where left out. */
  readonly toVersion?: string;
  readonly releases: readonly Release[];
  readonly choices: ReadonlyMap<string, ProviderChoice>;
  readonly promotion: string;
  readonly purpose: Purpose;
  readonly id: string;
  readonly now: number;
};

const requestMs = 30 * minuteMs;

/** Everything a plan of a stack depends on, read from one commit of the governed branch. */
export async function requestAt(
  world: SourcesWorld,
  rules: GovernedRules,
  of: RequestOf,
): Promise<PlanRequest | Refusal> {
  const { stack, module, purpose, promotion, id, now } = of;
  const pinned = await pinsOf(world, rules, { stack, module });
  if (isRefusal(pinned)) return pinned;
  if (pinned === undefined) {
    const say = `${stack.name} no longer pins ${module.name} on the governed branch`;
    return refuse('not-here', {
      say,
      fix: `waves abort ${promotion} --reason …`,
      subject: stack.name,
      owner: 'stack owner',
    });
  }
  const toVersion = of.toVersion ?? pinned.version;
  const readSet = await readSetAt(world, rules, stack);
  const release = of.releases.find(({ version }) => version === toVersion);
  const companions = await companionsOf(world, { release, stack, commit: rules.commit }, of.choices);
  if (isRefusal(companions)) return companions;
  return {
    id,
    purpose,
    promotion,
    stack,
    commit: rules.commit,
    readSet: readSet.paths,
    readSetDigest: readSet.digest,
    module: module.name,
    fromVersion: pinned.version,
    toVersion,
    edits: editsTo(pinned.pins, toVersion),
    companions,
    releases: of.releases.filter(({ version }) => version === toVersion || version === pinned.version),
    askedAt: now,
    deadlineMs: Math.min(rules.definitions.stackDeadline, requestMs),
  };
}
