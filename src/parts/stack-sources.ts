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
import type { Pin, Pins } from '../ports/pins.ts';
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

/** The configuration files directly in a stack's folder, as text. */
function stackTexts({ governed }: SourcesWorld, rules: AtCommit, stack: Stack) {
  return textsOf(governed, rules.commit, configurationIn(stack.folder, rules.paths));
}

/** What a stack reads at a commit: the closure over its local modules, and the digest of it all. */
export async function readSetAt(world: SourcesWorld, rules: GovernedRules, stack: Stack): Promise<ReadSet> {
  const called = new Map<string, readonly string[]>();
  const waiting = [stack.folder];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (called.has(folder)) continue;
    const texts = await textsOf(world.governed, rules.commit, configurationIn(folder, rules.paths));
    const { localModules } = world.pins.facts(texts);
    called.set(folder, localModules);
    for (const source of localModules) waiting.push(joined(folder, source));
  }
  const paths = readSetOf(stack, rules.paths, (folder) => called.get(folder) ?? []);
  return { paths, digest: await world.governed.digestOfFiles(rules.commit, paths) };
}

/** The pins of a module in a stack: all on one version, or a refusal that says what is wrong with them. */
export async function pinsOf(
  world: SourcesWorld,
  rules: AtCommit,
  { stack, module }: { stack: Stack; module: CatalogueModule },
): Promise<{ readonly version: string; readonly pins: readonly Pin[] } | Refusal | undefined> {
  return onePin(world.pins.find(await stackTexts(world, rules, stack), module), stack);
}

export function onePin(found: ReturnType<Pins['find']>, stack: Stack) {
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
