import type { CatalogueModule } from '../../domain/definitions.ts';
import { contractOf } from '../../domain/definitions.ts';
import { membershipOf } from '../../domain/promotion/membership.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release.ts';
import type { Contract } from '../../domain/rules.ts';
import type { Stack, StackName } from '../../domain/stack.ts';
import { compareVersions } from '../../domain/version.ts';
import type { Wave } from '../../domain/wave.ts';
import type { GovernedRules } from '../governed-rules.ts';
import { foundOf, onePin } from '../stack-sources.ts';
import type { Desk } from './desk.ts';
import { sharedPin, unnamedFolder } from './strange-pins.ts';

/** The stacks that pin a module, the version each is on, and the waves they stand in. */
export type Members = {
  readonly stacks: readonly Stack[];
  readonly from: Readonly<Record<string, string>>;
  readonly waves: readonly Wave[];
  readonly contract: Contract;
};

/** The stacks that pin the module, with the version each is on, in their waves. */
export async function membersOf(desk: Desk, rules: GovernedRules, release: Release): Promise<Members | Refusal> {
  const { definitions } = rules;
  const module = definitions.modules.find(({ name }) => name === release.module) as CatalogueModule;
  const contract = contractOf(rules.definitions, release.module);
  if (!contract) return noWaves(release.module);
  const from: Record<string, string> = {};
  const stacks: Stack[] = [];
  const pinnedIn = new Map<string, Set<StackName>>();
  for (const stack of definitions.stacks) {
    const found = await foundOf(desk.world, rules, { stack, module });
    const pinned = unnamedFolder(found, stack, definitions.modules) ?? onePin(found, stack);
    if (pinned === undefined) continue;
    if (isRefusal(pinned)) return pinned;
    for (const { file } of pinned.pins) pinnedIn.set(file, (pinnedIn.get(file) ?? new Set()).add(stack.name));
    if (compareVersions(pinned.version, release.version) > 0) return newer(stack, pinned.version, release);
    stacks.push(stack);
    from[stack.name] = pinned.version;
  }
  if (stacks.length === 0) {
    return refuse('module-unknown', {
      say: `no stack pins ${release.module}`,
      fix: `pin ${release.source} in a stack first`,
      owner: 'stack owner',
    });
  }
  const shared = sharedPin(pinnedIn, release.module);
  if (shared) return shared;
  const waves = membershipOf(contract, stacks);
  return isRefusal(waves) ? waves : { stacks, from, waves, contract };
}

function newer(stack: Stack, version: string, release: Release): Refusal {
  const say = `${stack.name} is on ${version}, newer than ${release.version}`;
  return refuse('older-than-deployed', {
    say,
    fix: 'promote a newer version',
    subject: stack.name,
    owner: 'module owner',
  });
}

export function noWaves(module: string): Refusal {
  const fix = `write waves/${module}.yaml or waves/default.yaml`;
  return refuse('invalid-file', { say: `there are no waves for ${module}`, fix, owner: 'module owner' });
}
