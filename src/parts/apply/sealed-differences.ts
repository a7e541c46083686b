import { withEdits } from '../../domain/byte-edits.ts';
import { digestOf } from '../../domain/digest.ts';
import type { SourceFile } from '../../domain/plan/sealed-sources.ts';
import { sourceDifferences } from '../../domain/plan/sealed-sources.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import type { Stack } from '../../domain/stack.ts';
import type { SavedPlan } from '../../ports/plan-file.ts';
import { moduleDifferences } from './other-modules.ts';
import { ownFiles } from './own-files.ts';
import type { Restored } from './restore.ts';
import type { ApplyWorld } from './world.ts';

/** Rebuilds from git what the sealed folder must be, and compares it with the folder and the plan's own snapshot. */
export async function sealedDifferences(
  world: ApplyWorld,
  of: { record: PlanRecord; restored: Restored; saved: SavedPlan; stack: Stack },
): Promise<readonly string[]> {
  const { record, restored, saved, stack } = of;
  const { workspace } = restored;
  const modules = await moduleDifferences(world, record, await workspace.moduleDigests());
  const snapshot = [...saved.configuration].map(([path, bytes]) => ({ path, digest: digestOf(bytes) }));
  const differences = sourceDifferences({
    engine: record.engine.kind,
    folder: record.folder,
    expected: [...(await expectedFiles(world, record)), ...(await ownFiles(world, record, stack))],
    sealed: await workspace.entries(),
    generated: [],
    modules: [`${record.folder}/.terraform/modules`],
    snapshot,
    snapshotFolders: saved.modules.map(({ dir }) => dir),
  });
  return [...modules, ...differences];
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
  const written = [...companions].map(([path, content]) => ({
    path,
    mode: modes.get(path) ?? '100644',
    digest: digestOf(content),
  }));
  return [...files, ...written];
}
