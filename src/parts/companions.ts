import type { CompanionEdit } from '../domain/plan-request.ts';
import type { ProviderChoice } from '../domain/promotion/state.ts';
import type { ProviderNeed } from '../domain/provider-lock.ts';
import { choiceKey, unmetNeeds } from '../domain/provider-lock.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { Release } from '../domain/release.ts';
import { releaseText } from '../domain/release.ts';
import type { Stack } from '../domain/stack.ts';
import type { SourcesWorld } from './stack-sources.ts';
import { textsOf } from './stack-sources.ts';

/** A release beside the lock file of one stack at one commit. */
export type LockedAt = { readonly release: Release | undefined; readonly stack: Stack; readonly commit: string };

function lockFileOf(stack: Pick<Stack, 'folder'>): string {
  return `${stack.folder}/.terraform.lock.hcl`;
}

/** What a release asks of providers that a lock file can have at all. */
export function lockableNeeds(
  { unlocked }: Pick<SourcesWorld, 'unlocked'>,
  release: Release | undefined,
): readonly ProviderNeed[] {
  return (release?.providers ?? []).filter(({ source }) => !unlocked.includes(source));
}

/** The lock file as it stands; undefined where the stack locks nothing. */
async function lockTextOf({ governed }: SourcesWorld, { stack, commit }: LockedAt): Promise<string | undefined> {
  const path = lockFileOf(stack);
  const isThere = (await governed.files(commit)).some((file) => file.path === path && file.mode !== '120000');
  return isThere ? (await textsOf(governed, commit, [path])).get(path) : undefined;
}

/** The lock file, and the providers that the release asks for and it does not have. */
async function unmetIn(
  world: SourcesWorld,
  at: LockedAt,
): Promise<{ readonly text: string; readonly unmet: readonly string[] }> {
  const needs = lockableNeeds(world, at.release);
  const text = needs.length === 0 ? undefined : await lockTextOf(world, at);
  if (text === undefined) return { text: '', unmet: [] };
  return { text, unmet: unmetNeeds(needs, world.lockFile.read(text), at.stack.engine.kind) };
}

/** Does the release ask for a provider that the stack's lock file does not have? */
export async function isUnmet(world: SourcesWorld, at: LockedAt): Promise<boolean> {
  return (await unmetIn(world, at)).unmet.length > 0;
}

/**
 * The lock file companion (DESIGN 2): the stack's own lock file with exactly the providers that the release excludes
 * moved to what was chosen for it once. Made by decide and made again by the applying side.
 */
export async function companionsOf(
  world: SourcesWorld,
  at: LockedAt,
  choices: ReadonlyMap<string, ProviderChoice>,
): Promise<readonly CompanionEdit[] | Refusal> {
  const { release, stack } = at;
  const { text, unmet } = await unmetIn(world, at);
  if (unmet.length === 0 || !release) return [];
  const chosen = choices.get(choiceKey(release, stack.engine.kind))?.chosen ?? [];
  const moving = chosen.filter(({ provider }) => unmet.includes(provider));
  if (moving.length < unmet.length) return notChosen(release, stack, unmet);
  const locked = world.lockFile.read(text);
  const providers = moving.map(({ provider, version }) => {
    const from = locked.get(provider)?.version;
    return { provider, ...(from === undefined ? {} : { from }), to: version };
  });
  return [{ file: lockFileOf(stack), content: world.lockFile.relock(text, moving), providers }];
}

function notChosen(release: Release, stack: Stack, unmet: readonly string[]): Refusal {
  return refuse('providers-not-chosen', {
    say: `${releaseText(release)} asks for ${unmet.join(', ')} as ${stack.name} does not lock it, and no version was chosen`,
    fix: `waves release add ${releaseText(release)}`,
    subject: stack.name,
    owner: 'platform team',
  });
}
