import { keyOf, lineDates } from '../adapters/git/line-dates.ts';
import { mainWorktree } from '../adapters/git/repository.ts';
import { openSurvey } from '../adapters/hcl/survey.ts';
import type { VersionsSeen } from '../cli/looked-at.ts';
import { loadDefinitions } from '../config/load.ts';
import { stackPatternFrom } from '../config/stack-pattern.ts';
import { detect } from '../detect/detect.ts';
import type { ModuleFound } from '../detect/modules.ts';
import type { PinLine } from '../detect/pin-lines.ts';
import { pinLineOf } from '../detect/pin-lines.ts';
import type { Seen } from '../detect/seen.ts';
import { versionsOf } from '../detect/versions.ts';
import type { CatalogueModule } from '../domain/definitions.ts';
import { isSameModule, sourceAddress } from '../domain/module-source.ts';
import type { Refusal } from '../domain/refusal.ts';
import { bareRefusal, seenInFolder, seenInGit } from './look-around.ts';
import type { Around } from './place.ts';

/** Which version of which module is where, as the working tree says it. Needs neither a set-up nor a repository. */
export async function versionsSeen(around: Around): Promise<VersionsSeen | readonly Refusal[]> {
  const folder = await mainWorktree(around.cwd, around.env);
  const bare = folder === undefined ? [] : bareRefusal(folder);
  if (bare.length > 0) return bare;
  const seen = folder === undefined ? seenInFolder(around.cwd) : await seenInGit({ folder, around });
  const own = configured(seen);
  const found = detect(seen, await openSurvey(), own?.pattern);
  const modules = found.modules.map((module) => ({ ...module, name: nameIn(own?.modules ?? [], module) }));
  const lines = new Map(modules.flatMap(({ uses }) => uses.map((use) => [use, pinLineOf(use, seen)] as const)));
  const isShallow = seen.git?.isShallow ?? false;
  const dates =
    folder === undefined || !seen.git?.hasCommits
      ? new Map<string, { at: number; before?: true }>()
      : await lineDates({ folder, ambient: around.env, isShallow }, dated([...lines.values()]));
  const pattern = own?.pattern ?? found.pattern?.value;
  const versions = versionsOf({
    found: { ...found, modules },
    ...(pattern === undefined ? {} : { pattern }),
    lineOf: (use) => lines.get(use) ?? pinLineOf(use, seen),
    since: ({ file, text }) => dates.get(keyOf({ file, text })),
  });
  const unread = [...seen.unread, ...found.problems.map(({ file, line, say }) => ({ path: `${file}:${line}`, say }))];
  return { modules: versions, unread, isShallow, at: around.now ?? Date.now() };
}

/** What a waves.yaml says that is here, as far as it can be read. */
function configured({ texts }: Seen): { pattern?: string; modules: readonly CatalogueModule[] } | undefined {
  const text = texts.get('waves.yaml');
  if (text === undefined) return undefined;
  const written = /^stacks:[ \t]*['"]?([^'"#\s]+)['"]?[ \t]*(?:#.*)?$/m.exec(text)?.[1];
  const isPattern = written !== undefined && typeof stackPatternFrom(written) !== 'string';
  const loaded = loadDefinitions({ paths: ['waves.yaml'], text: () => text });
  const modules = 'definitions' in loaded ? loaded.definitions.modules : [];
  return { ...(isPattern ? { pattern: written } : {}), modules };
}

/** The name that people gave a module, else the one its address suggests. */
function nameIn(catalogue: readonly CatalogueModule[], { source, name }: ModuleFound): string {
  const address = sourceAddress(source);
  return catalogue.find((module) => isSameModule(address, sourceAddress(module.source)))?.name ?? name;
}

/** A name that git cannot print on one line has no history here. */
function dated(lines: readonly PinLine[]): readonly PinLine[] {
  return lines.filter(({ file, text }) => text !== '' && !/[\n"\\\t]/.test(file));
}
