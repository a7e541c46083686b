import type { Digest } from '../../domain/digest.ts';
import { digestOf } from '../../domain/digest.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Workspace } from '../../ports/workspace.ts';
import type { ApplyWorld } from './world.ts';

/** A sealed plan back in its folder, not yet trusted: its bytes are read by nobody before `sealedReasons` is empty. */
export type Restored = { readonly workspace: Workspace; readonly planFile: string };

/** Puts folder and plan file back at the recorded place, byte by byte as planning left them. */
export async function restore(world: ApplyWorld, record: PlanRecord, workspace: Workspace): Promise<Restored> {
  const archive = await world.sealed.get(record.sealed.workspace.name, world.vaultIdentity);
  await workspace.restore(archive);
  const bytes = await world.sealed.get(record.sealed.planFile.name, world.vaultIdentity);
  return { workspace, planFile: await workspace.writeSide('plan.tfplan', bytes) };
}

/** The plan file's bytes as they lie there now. */
export async function planBytes({ workspace, planFile }: Restored): Promise<Uint8Array> {
  return (await workspace.readFile(planFile.slice(workspace.root.length + 1))) ?? new Uint8Array();
}

/** The plan file as it lies there now, right before it is given to the engine. */
export async function planDigestNow(restored: Restored): Promise<Digest> {
  return digestOf(await planBytes(restored));
}

/** Why what lies there is not what was recorded: a swapped plan, another file beside it (F19). */
export async function sealedReasons(restored: Restored, record: PlanRecord): Promise<readonly Refusal[]> {
  const about = { fix: 'waves audit verify; waves audit reconstruct', subject: record.stack, owner: 'security team' };
  if ((await planDigestNow(restored)) !== record.sealed.planFile.digest) {
    return [refuse('plan-changed', { say: `the plan file of ${record.stack} is not the recorded one`, ...about })];
  }
  if ((await restored.workspace.digest()) === record.sealed.workspace.digest) return [];
  const say = `the sealed folder of ${record.stack} is not the recorded one`;
  return [refuse('workspace-changed', { say, ...about })];
}
