import { configurationOf } from '../../domain/configuration-files.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { PlanResult } from '../../domain/plan-result.ts';
import { configurationIn } from '../../domain/read-set.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { CheckoutFile, Workspace } from '../../ports/workspace.ts';
import type { PreparedFolder } from '../engine-folder.ts';
import { backendDigest, localStatePath, prepareFolder } from '../engine-folder.ts';
import { callsModule } from '../stack-sources.ts';
import type { PlanWorld } from './world.ts';

type Ok = Extract<PlanResult, { status: 'ok' }>;

export type LedgerSeen = { readonly id: string; readonly recipients: readonly string[] };

/** A stack's folder with everything at hand to plan in it, at one pin or the other. */
export type Bench = {
  readonly workspace: Workspace;
  readonly prepared: PreparedFolder;
  readonly files: readonly CheckoutFile[];
  readonly isCalled: (source: string) => boolean;
  /** Files waves itself writes beside the checkout, by repository path. */
  readonly own: readonly { readonly path: string; readonly text: string }[];
  readonly generated: readonly string[];
  readonly seen: Pick<Ok, 'account' | 'engine' | 'backend' | 'variables'>;
};

/** Opens the folder, reads the recorded tree from git and gets the plan identity. */
export async function openBench(world: PlanWorld, request: PlanRequest, ledger: LedgerSeen): Promise<Bench | Refusal> {
  const { stack, commit } = request;
  const modes = new Map((await world.governed.files(commit)).map(({ path, mode }) => [path, mode]));
  const contents = await world.governed.read(commit, request.readSet);
  const files = [...contents].map(([path, bytes]) => ({ path, mode: modes.get(path) ?? '100644', bytes }));
  const texts = (paths: readonly string[]) =>
    new Map(paths.map((path) => [path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(contents.get(path))]));
  const { backend } = world.pins.facts(texts(configurationIn(stack.folder, request.readSet, stack.engine.kind)));
  const isCalled = callsModule(world.pins, texts(configurationOf(request.readSet, stack.engine.kind)));
  const statePath = localStatePath(backend, stack, world.mainWorktree);
  const override = statePath === undefined ? undefined : world.backendOverride(statePath);
  const ownFiles = override ? [{ path: `${stack.folder}/${override.name}`, text: override.text }] : [];
  const backendConfig = backend?.type === 'http' && world.attached ? await world.attached.backendConfig(stack) : {};
  const key = backendDigest(backend, { stack, backendConfig, mainWorktree: world.mainWorktree });
  const workspace = await world.workspaces.open(ledger.id, `${key}/${stack.workspace}`);
  try {
    const { root } = workspace;
    const { deadlineMs } = request;
    const prepared = await prepareFolder(world, { stack, root, identity: 'plan', backend, deadlineMs });
    if (isRefusal(prepared)) {
      await workspace.release();
      return prepared;
    }
    const { path: _, ...engine } = prepared.folder.engine;
    const { account, variables } = prepared;
    const seen = { account, engine, backend: prepared.backend, variables };
    return { workspace, prepared, files, isCalled, own: ownFiles, generated: ownFiles.map(({ path }) => path), seen };
  } catch (failure) {
    await workspace.release();
    throw failure;
  }
}
