import { digestOf } from '../../domain/digest.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { SealedParts } from '../../domain/plan-result.ts';
import type { Bench } from './bench.ts';
import type { PlanWorld } from './world.ts';

/** Stores plan file and folder for the pool that applies, and says what they are by their plain digests. */
export async function sealPlan(
  world: PlanWorld,
  of: { request: PlanRequest; bench: Bench; recipients: readonly string[]; plan: Uint8Array; planJson: string },
): Promise<SealedParts> {
  const { request, bench, recipients, plan, planJson } = of;
  const { workspace } = bench;
  const digest = await workspace.digest();
  // Not by the request alone: a part that died before its result was put has left names that are taken for ever.
  const name = `plans/${request.id}-${world.nonce()}`;
  const [planName, workspaceName] = [`${name}.tfplan`, `${name}.workspace`];
  await world.sealed.put(planName, plan, recipients);
  await world.sealed.put(workspaceName, await workspace.pack(), recipients);
  return {
    planFile: { name: planName, digest: digestOf(plan) },
    workspace: { name: workspaceName, digest },
    planJson,
    root: workspace.root,
  };
}
