import type { CatalogueModule } from '../domain/definitions.ts';
import type { Digest } from '../domain/digest.ts';
import { sourceAddress } from '../domain/module-source.ts';
import type { ByteEdit } from '../domain/plan-request.ts';
import { configurationIn, joined, readSetOf } from '../domain/read-set.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { Stack } from '../domain/stack.ts';
import type { Governed } from '../ports/governed.ts';
import type { LockFile } from '../ports/lock-file.ts';
import type { Found, Pin, Pins, WantedModule } from '../ports/pins.ts';
import type { GovernedRules } from './governed-rules.ts';

export type SourcesWorld = {
  readonly governed: Governed;
  readonly pins: Pins;
  readonly lockFile: LockFile;
  /** Sources of providers that are attached to a running process, and so are locked nowhere (a sandbox's simulator). */
  readonly unlocked: readonly string[];
};

/** A commit with its paths, links apart. */
type AtCommit = Pick<GovernedRules, 'commit' | 'paths'>;

export type ReadSet = { readonly paths: readonly string[]; readonly digest: Digest };

type PinsOf = { readonly stack: Stack; readonly module: CatalogueModule };

type OnePin = { readonly version: string; readonly pins: readonly Pin[] };

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Files of a commit as text, with their byte order marks: offsets are of the bytes. */
export async function textsOf(
  governed: Governed,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const contents = await governed.read(commit, paths);
  return new Map([...contents].map(([path, bytes]) => [path, decoder.decode(bytes)]));
}

type Closure = { readonly texts: ReadonlyMap<string, string>; readonly called: ReadonlyMap<string, readonly string[]> };

/** The configuration of a stack's folder and of every local module it calls, and which folder calls which. */
async function closureOf(world: SourcesWorld, rules: AtCommit, stack: Stack): Promise<Closure> {
  const called = new Map<string, readonly string[]>();
  const all = new Map<string, string>();
  const waiting = [stack.folder];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    if (called.has(folder)) continue;
    const own = configurationIn(folder, rules.paths, stack.engine.kind);
    const texts = await textsOf(world.governed, rules.commit, own);
    const { localModules } = world.pins.facts(texts);
    called.set(folder, localModules);
    for (const [path, text] of texts) all.set(path, text);
    for (const source of localModules) waiting.push(joined(folder, source));
  }
  return { texts: all, called };
}

/** What a stack reads at a commit: the closure over its local modules, and the digest of it all. */
export async function readSetAt(world: SourcesWorld, rules: GovernedRules, stack: Stack): Promise<ReadSet> {
  const { called } = await closureOf(world, rules, stack);
  const paths = readSetOf(stack, rules.paths, (folder) => called.get(folder) ?? []);
  return { paths, digest: await world.governed.digestOfFiles(rules.commit, paths) };
}

/** The pins of a module in a stack: all on one version, or a refusal that says what is wrong with them. */
export async function pinsOf(world: SourcesWorld, rules: AtCommit, of: PinsOf): Promise<OnePin | Refusal | undefined> {
  return onePin(await foundOf(world, rules, of), of.stack);
}

/** Everything that a stack and the local modules it calls say about a module. */
export async function foundOf(world: SourcesWorld, rules: AtCommit, { stack, module }: PinsOf): Promise<Found> {
  const { texts } = await closureOf(world, rules, stack);
  const wanted = pinnedAs(module, stack);
  const file = wanted.variable && rules.paths.includes(wanted.variable.file) ? [wanted.variable.file] : [];
  const variables = await textsOf(world.governed, rules.commit, file);
  return world.pins.find(new Map([...texts, ...variables]), wanted);
}

/**
 * Does a configuration call the module of a source? A block whose source is an expression may. Where none does, the
 * release is of something else than a module, and a variable says its version.
 */
export function callsModule(pins: Pins, texts: ReadonlyMap<string, string>): (source: string) => boolean {
  return (source) => {
    const found = pins.find(texts, { source, tags: '{version}' });
    return [found.pins, found.unpinned, found.opaque, found.elsewhere, found.unreadable].some(
      ({ length }) => length > 0,
    );
  };
}

/** A module as a stack's pins of it are found: by its source, and by the variable that says its version, if one does. */
export function pinnedAs({ name, source, tags, pin }: CatalogueModule, stack: Stack): WantedModule {
  const own = stack.pin?.module === undefined || stack.pin.module === name ? stack.pin : undefined;
  const general = pin && { file: joined(stack.folder, pin.file), variable: pin.variable };
  const variable = own ? { file: own.file, variable: own.variable, isDue: true } : general;
  return { source, tags, ...(variable ? { variable } : {}) };
}

export function onePin(found: Found, stack: Stack): OnePin | Refusal | undefined {
  const about = { subject: stack.name, owner: 'stack owner' };
  const broken = found.unreadable[0];
  if (broken) {
    return refuse('invalid-file', {
      say: `${broken.file}:${broken.line}:${broken.column}: ${broken.say}`,
      fix: 'mend the file',
      ...about,
    });
  }
  const unpinned = found.unpinned[0];
  if (unpinned?.isVariable) {
    const say = `${unpinned.file} gives ${unpinned.block} no exact version`;
    return refuse('not-exact', { say, fix: `write one version: ${unpinned.block} = "1.2.3"`, ...about });
  }
  if (unpinned) {
    const say = `module ${unpinned.block} in ${unpinned.file} pins no exact version`;
    const isPublished = sourceAddress(unpinned.source ?? '').kind === 'registry';
    const fix = isPublished ? 'write one version: version = "1.2.3"' : 'pin it to a release tag with ?ref=';
    return refuse('not-exact', { say, fix, ...about });
  }
  const versions = [...new Set(found.pins.map(({ version }) => version))];
  if (versions.length > 1) {
    const say = `${stack.name} pins ${versions.join(' and ')} of one module`;
    return refuse('mixed-pins', { say, fix: 'bring all its module blocks to one version first', ...about });
  }
  const version = versions[0];
  return version === undefined ? undefined : { version, pins: found.pins };
}

/** The byte edits that move pins to a version. None where they are there already. */
export function editsTo(pins: readonly Pin[], version: string): readonly ByteEdit[] {
  return pins
    .filter((pin) => pin.version !== version)
    .map(({ file, start, version: from }) => ({ file, start, from, to: version }));
}
