import type { CatalogueModule } from '../../domain/definitions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { ReleaseName } from '../../domain/release.ts';
import type { Stack, StackName } from '../../domain/stack.ts';
import type { GovernedRules } from '../governed-rules.ts';
import { pinsOf } from '../stack-sources.ts';
import type { Desk } from './desk.ts';

/** The stack of a name and the release it pins now: the first module of the catalogue that it has. */
export async function currentPin(
  desk: Desk,
  rules: GovernedRules,
  name: StackName,
): Promise<{ stack: Stack; module: CatalogueModule; release: ReleaseName } | Refusal> {
  const stack = rules.definitions.stacks.find((candidate) => candidate.name === name);
  for (const module of stack ? rules.definitions.modules : []) {
    const pinned = stack && (await pinsOf(desk.world, rules, { stack, module }));
    if (isRefusal(pinned)) return pinned;
    if (stack && pinned) return { stack, module, release: { module: module.name, version: pinned.version } };
  }
  const known = rules.definitions.stacks.map((one) => one.name).join(', ');
  const say = stack ? `${name} pins no module of the catalogue` : `there is no stack ${name}; known: ${known}`;
  return refuse('bad-usage', { say, fix: 'waves status', subject: name });
}
