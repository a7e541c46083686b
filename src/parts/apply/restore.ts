import type { Digest } from '../../domain/digest.ts';
import { digestOf } from '../../domain/digest.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import type { SavedPlan } from '../../ports/plan-file.ts';
import type { Workspace } from '../../ports/workspace.ts';
import type { ApplyWorld } from './world.ts';

/** A sealed plan back in its folder: the plan file's path and bytes, and what the file says about itself. */
export type Restored = {
  readonly workspace: Workspace;
  readonly planFile: string;
  readonly planDigest: Digest;
  readonly saved: SavedPlan;
};

/** Puts folder and plan file back at the recorded place, byte by byte as planning left them. */
export async function restore(world: ApplyWorld, record: PlanRecord, workspace: Workspace): Promise<Restored> {
  const archive = await world.sealed.get(record.sealed.workspace.name, world.vaultIdentity);
  await workspace.restore(archive);
  const bytes = await world.sealed.get(record.sealed.planFile.name, world.vaultIdentity);
  const planFile = await workspace.writeSide('plan.tfplan', bytes);
  return { workspace, planFile, planDigest: digestOf(bytes), saved: world.planFile.read(bytes) };
}

/** The plan file as it lies there now, right before it is given to the engine. */
export async function planDigestNow({ workspace, planFile }: Restored): Promise<Digest> {
  const bytes = await workspace.readFile(planFile.slice(workspace.root.length + 1));
  return bytes ? digestOf(bytes) : 'missing';
}
