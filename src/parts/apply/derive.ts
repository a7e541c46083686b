import { analyse } from '../../domain/plan/analyse.ts';
import type { StateMark } from '../../domain/plan-result.ts';
import { stateMarkOf } from '../../domain/plan-result.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Deriving } from './deriving.ts';
import { driftAgain } from './drift-again.ts';
import { missingAuthors } from './missing-authors.ts';
import { pinnedAgain } from './pinned-again.ts';
import { planBytes } from './restore.ts';
import type { ShownAgain } from './shown-again.ts';
import { shownAgain, unapprovable } from './shown-again.ts';
import { sourcesAgain } from './sources-again.ts';
import type { ApplyWorld } from './world.ts';

export type Derived = ShownAgain & {
  readonly pinned: boolean;
  readonly drift: Awaited<ReturnType<typeof driftAgain>>;
  readonly sources: readonly string[];
  readonly missingAuthors: readonly string[];
  /** The state the plan file says it was made on. */
  readonly planState: StateMark;
};

/** Everything people were shown, made again from the sealed bytes and from git, without running any code of theirs. */
export async function derive(world: ApplyWorld, deriving: Deriving): Promise<Derived | Refusal> {
  const { judged, restored, folder, ledger } = deriving;
  const { record } = judged;
  const saved = world.planFile.read(await planBytes(restored));
  const json = await world.engine.show(folder, restored.planFile);
  const analysis = analyse(json, { engine: folder.engine.kind, mask: world.hmac });
  const unfit = unapprovable(analysis, record);
  if (unfit) return unfit;
  const { holds, inputs, modules } = await pinnedAgain(world, deriving);
  return {
    ...shownAgain(analysis, judged, inputs),
    pinned: holds,
    drift: await driftAgain(world, judged, { ledger, rules: deriving.rules.definitions.rules }),
    sources: await sourcesAgain(world, {
      record,
      restored,
      saved,
      stack: folder.stack,
      modules,
      choices: ledger.providers,
    }),
    planState: stateMarkOf(saved),
    missingAuthors: await missingAuthors(world, deriving),
  };
}
