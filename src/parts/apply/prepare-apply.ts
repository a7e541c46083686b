import { Failure } from '../../domain/failure.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { PreparedFolder } from '../engine-folder.ts';
import { prepareFolder } from '../engine-folder.ts';
import type { GovernedRules } from '../governed-rules.ts';
import type { Open } from './open-plan.ts';
import { stackMoved } from './recorded-sources.ts';
import { textsAt } from './recorded-texts.ts';
import type { Restored } from './restore.ts';
import { sessionTooShort } from './session.ts';
import type { ApplyWorld } from './world.ts';

type Opened = Pick<Open, 'promotion' | 'judged'> & { readonly restored: Restored };

/** The folder with the apply identity, initialised as planning initialised it. */
export async function prepareApply(
  world: ApplyWorld,
  { promotion, judged: { record }, restored }: Opened,
  rules: GovernedRules,
): Promise<PreparedFolder | Refusal> {
  const stack = rules.definitions.stacks.find(({ name }) => name === record.stack);
  if (!stack) {
    const say = `${record.stack} is gone from the governed branch`;
    return refuse('plan-moved', { say, fix: `waves abort ${promotion.id} --reason …`, subject: record.stack });
  }
  const moved = stackMoved(stack, record);
  if (moved) return moved;
  const { backend } = world.pins.facts(await textsAt(world, record));
  const { root } = restored.workspace;
  const deadlineMs = rules.definitions.stackDeadline;
  const prepared = await prepareFolder(world, { stack, root, identity: 'apply', backend, deadlineMs });
  if (isRefusal(prepared)) return prepared;
  const short = sessionTooShort(stack.name, { ends: prepared.sessionEnds, deadlineMs, now: world.present() });
  if (short) return short;
  const { exitCode, diagnostics } = await world.engine.init(prepared.folder, { lockFile: 'readonly' });
  if (exitCode === 0) return prepared;
  throw new Failure('engine-failed', diagnostics[0] ?? 'init failed', { outcome: 'nothing-happened' });
}
