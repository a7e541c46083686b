import type { CompanionEdit } from '../domain/plan-request.ts';
import type { ProviderChoice } from '../domain/promotion/state.ts';
import { choiceKey, unmetNeeds } from '../domain/provider-lock.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { Release } from '../domain/release.ts';
import { releaseText } from '../domain/release.ts';
import type { Stack } from '../domain/stack.ts';
import type { SourcesWorld } from './stack-sources.ts';
import { textsOf } from './stack-sources.ts';

/** What a release means for the lock file of one stack at one commit. */
export type CompanionsOf = {
  readonly release: Release | undefined;
  readonly stack: Stack;
  readonly commit: string;
  readonly choices: ReadonlyMap<string, ProviderChoice>;
};

function lockFileOf(stack: Pick<Stack, 'folder'>): string {
  return `${stack.folder}/.terraform.lock.hcl`;
}

/** The lock file as it stands at a commit; undefined where the stack locks nothing. */
async function lockTextOf({ governed }: SourcesWorld, { stack, commit }: CompanionsOf): Promise<string | undefined> {
  const path = lockFileOf(stack);
  const isThere = (await governed.files(commit)).some((file) => file.path === path && file.mode !== '120000');
  return isThere ? (await textsOf(governed, commit, [path])).get(path) : undefined;
}

/** Providers that a release asks for and the stack's lock file does not have. */
export async function unmetProviders(world: SourcesWorld, of: CompanionsOf): Promise<readonly string[]> {
  const text = of.release?.providers ? await lockTextOf(world, of) : undefined;
  if (text === undefined || !of.release?.providers) return [];
  const needs = of.release.providers.filter(({ source }) => !world.unlocked.includes(source));
  return unmetNeeds(needs, world.lockFile.read(text), of.stack.engine.kind);
}

/**
 * The lock file companion (DESIGN 2): the stack's own lock file with exactly the providers that the release excludes
 * moved to what was chosen for it once. Made by decide and made again by the applying side.
 */
export async function companionsOf(world: SourcesWorld, of: CompanionsOf): Promise<readonly CompanionEdit[] | Refusal> {
  const unmet = await unmetProviders(world, of);
  const text = unmet.length === 0 ? undefined : await lockTextOf(world, of);
  if (text === undefined || !of.release) return [];
  const chosen = of.choices.get(choiceKey(of.release, of.stack.engine.kind))?.chosen ?? [];
  const moving = chosen.filter(({ provider }) => unmet.includes(provider));
  if (moving.length < unmet.length) return notChosen(of.release, of.stack, unmet);
  const locked = world.lockFile.read(text);
  const providers = moving.map(({ provider, version }) => {
    const from = locked.get(provider)?.version;
    return { provider, ...(from === undefined ? {} : { from }), to: version };
  });
  return [{ file: lockFileOf(of.stack), content: world.lockFile.relock(text, moving), providers }];
}

function notChosen(release: Release, stack: Stack, unmet: readonly string[]): Refusal {
  return refuse('providers-not-chosen', {
    say: `${releaseText(release)} asks for ${unmet.join(', ')} as ${stack.name} does not lock it, and no version was chosen`,
    fix: `waves release add ${releaseText(release)}`,
    subject: stack.name,
    owner: 'platform team',
  });
}
