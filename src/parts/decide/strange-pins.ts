import type { CatalogueModule } from '../../domain/definitions.ts';
import { isSameModule, sourceAddress } from '../../domain/module-source.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stack, StackName } from '../../domain/stack.ts';
import type { Found } from '../../ports/pins.ts';

/** A pin of a folder that no entry of the catalogue names: what was registered says nothing of its content. */
export function unnamedFolder(
  { elsewhere }: Found,
  stack: Stack,
  modules: readonly CatalogueModule[],
): Refusal | undefined {
  const named = modules.map(({ source }) => sourceAddress(source));
  const strange = elsewhere.find((call) => {
    const own = sourceAddress(call.source ?? '');
    return !named.some((one) => isSameModule(own, one) && one.subdir === own.subdir);
  });
  if (!strange) return undefined;
  const source = `${strange.source}`.replace(/[?].*$/, '');
  return refuse('folder-unnamed', {
    say: `module ${strange.block} in ${strange.file} pins a folder of a module that the catalogue does not name`,
    fix: `name it under modules: in waves.yaml, with the source ${source}`,
    subject: stack.name,
    owner: 'module owner',
  });
}

/** One line that several stacks read can not move for one of them first. */
export function sharedPin(pinnedIn: ReadonlyMap<string, ReadonlySet<StackName>>, module: string): Refusal | undefined {
  const [shared] = [...pinnedIn].filter(([, stacks]) => stacks.size > 1);
  if (!shared) return undefined;
  const [file, stacks] = shared;
  const say = `${file} pins ${module} for ${[...stacks].join(', ')} at once, so that none of them can go first`;
  const fix = `pin ${module} in each stack: move its module block there, or let a variable file of each stack say it`;
  return refuse('shared-pin', { say, fix, subject: file, owner: 'stack owner' });
}
