import { backendOverride } from '../../domain/backend-override.ts';
import { withEdits } from '../../domain/byte-edits.ts';
import { digestOf } from '../../domain/digest.ts';
import { isSameModule, sourceAddress } from '../../domain/module-source.ts';
import type { SourceFile } from '../../domain/plan/sealed-sources.ts';
import { sourceDifferences } from '../../domain/plan/sealed-sources.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import type { Stack } from '../../domain/stack.ts';
import type { SavedPlan } from '../../ports/plan-file.ts';
import { localStatePath } from '../engine-folder.ts';
import type { ModuleFound } from '../module-content.ts';
import { moduleMismatch } from '../module-content.ts';
import type { Restored } from './restore.ts';
import { textsAt } from './texts-at.ts';
import type { ApplyWorld } from './world.ts';

/** Rebuilds from git what the sealed folder must be, and compares it with the folder and the plan's own snapshot. */
export async function sealedDifferences(
  world: ApplyWorld,
  of: { record: PlanRecord; restored: Restored; saved: SavedPlan; stack: Stack },
): Promise<readonly string[]> {
  const { record, restored, saved, stack } = of;
  const { workspace } = restored;
  const found = await workspace.moduleDigests();
  const wrong = moduleMismatch(found, record.release);
  const unknown = await unregistered(world, record, found);
  const snapshot = [...saved.configuration].map(([path, bytes]) => ({ path, digest: digestOf(bytes) }));
  const differences = sourceDifferences({
    folder: record.folder,
    expected: [...(await expectedFiles(world, record)), ...(await ownFiles(world, record, stack))],
    sealed: await workspace.entries(),
    generated: [],
    modules: [`${record.folder}/.terraform/modules`],
    snapshot,
    snapshotFolders: saved.modules.map(({ dir }) => dir),
  });
  return [...(wrong === undefined ? [] : [wrong]), ...unknown, ...differences];
}

/** The recorded tree with our edits made; an edit that does not fit leaves a file nothing can be equal to. */
async function expectedFiles({ governed }: ApplyWorld, record: PlanRecord): Promise<readonly SourceFile[]> {
  const modes = new Map((await governed.files(record.commit)).map(({ path, mode }) => [path, mode]));
  const contents = await governed.read(record.commit, record.readSet);
  const companions = new Map(record.companions.map(({ file, content }) => [file, content]));
  const files = [...contents].flatMap(([path, bytes]) => {
    if (companions.has(path)) return [];
    const edited = withEdits(path, bytes, record.edits);
    return [
      { path, mode: modes.get(path) ?? '100644', digest: edited ? digestOf(edited) : 'an edit that does not fit' },
    ];
  });
  const written = [...companions].flatMap(([path, content]) =>
    content === undefined ? [] : [{ path, mode: modes.get(path) ?? '100644', digest: digestOf(content) }],
  );
  return [...files, ...written];
}

/** What waves itself writes beside the checkout, with the text it must have: the record's own list is a claim. */
async function ownFiles(world: ApplyWorld, record: PlanRecord, stack: Stack): Promise<readonly SourceFile[]> {
  const { backend } = world.pins.facts(await textsAt(world, record));
  const state = localStatePath(backend, stack, world.mainWorktree);
  if (state === undefined) return [];
  const { name, text } = backendOverride(state);
  return [{ path: `${record.folder}/${name}`, mode: '100644', digest: digestOf(text) }];
}

/** Modules that are not the release's: those at an exact git ref are compared with git, others can't be vouched for. */
async function unregistered(
  world: ApplyWorld,
  { release }: PlanRecord,
  found: readonly ModuleFound[],
): Promise<readonly string[]> {
  const ours = [release.source, ...release.nested.map(({ source }) => source)].map(sourceAddress);
  const others = found.filter(({ source }) => {
    const address = sourceAddress(source);
    return address.kind !== 'local' && !ours.some((one) => isSameModule(address, one));
  });
  const answers = await Promise.all(others.map((module) => unlikeGit(world, module)));
  return answers.flatMap((answer) => answer ?? []);
}

async function unlikeGit(
  { moduleSource }: ApplyWorld,
  { key, source, digest }: ModuleFound,
): Promise<string | undefined> {
  const { kind, ref } = sourceAddress(source);
  if (kind !== 'git' || ref === undefined) return `module.${key} from ${kind} can't be compared with its origin`;
  const address = source.replace(/[?]ref=.*$/, '');
  const tag = await moduleSource.tag(address, ref);
  if (!tag) return `module.${key} is at ${ref}, which is no tag`;
  const content = await moduleSource.content(address, tag.commit);
  return content.digest === digest ? undefined : `module.${key} is not what ${ref} holds`;
}
