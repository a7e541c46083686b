import { minuteMs } from '../../domain/instant.ts';
import { shortDigest } from '../../domain/plan-record.ts';
import type { StateMark } from '../../domain/plan-result.ts';
import type { ApplyOutcome } from '../../domain/promotion/facts.ts';
import type { Judged } from '../../domain/promotion/state.ts';
import type { PreparedFolder } from '../engine-folder.ts';
import type { ApplyWorld } from './world.ts';

/** Waits for the supervisor and says how the apply ended, by exit code and by lineage and serial (INV-11, F2). */
export async function outcomeOf(
  world: ApplyWorld,
  of: {
    prepared: PreparedFolder;
    judged: Pick<Judged, 'd' | 'record' | 'summary'>;
    runFolder: string;
  },
): Promise<ApplyOutcome> {
  const { prepared, judged, runFolder } = of;
  const { deadlineMs = 45 * minuteMs } = prepared.folder;
  const { graceMs, interrupted } = world;
  const outcome = await world.supervised.wait(runFolder, { deadlineMs, graceMs, interrupted });
  await keepOutput(world, { prepared, judged, runFolder });
  if (outcome.result === 'unknown' || outcome.result === 'not-started') return outcome;
  const state = await stateOrNothing(world, prepared);
  if (state === undefined) {
    return { ...outcome, result: 'unknown', say: `${outcome.say}; the state could not be read afterwards` };
  }
  return withState(outcome, { before: judged.record.state, after: state, changes: judged.summary.class !== 'none' });
}

/** Exit 0 alone proves nothing: the lineage must be the same and the serial higher where there were changes. */
function withState(
  outcome: ApplyOutcome,
  { before, after, changes }: { before: StateMark; after: StateMark; changes: boolean },
): ApplyOutcome {
  const changed = !sameMark(before, after);
  const result = { ...outcome, state: after, changed };
  if (outcome.result !== 'succeeded') return result;
  const lineageHeld = before === 'absent' || (after !== 'absent' && after.lineage === before.lineage);
  const wentOn = !changes || (after !== 'absent' && (before === 'absent' || after.serial > before.serial));
  if (lineageHeld && wentOn) return result;
  return {
    ...result,
    result: 'unknown',
    say: 'the engine says it is done, and the state has another lineage or no higher serial',
  };
}

function sameMark(a: StateMark, b: StateMark): boolean {
  if (a === 'absent' || b === 'absent') return a === b;
  return a.lineage === b.lineage && a.serial === b.serial;
}

const stateTries = 3;

async function stateOrNothing(world: ApplyWorld, { folder }: PreparedFolder): Promise<StateMark | undefined> {
  for (let tried = 1; tried <= stateTries; tried += 1) {
    try {
      return await world.engine.state(folder);
    } catch {
      await world.sleep(500 * tried);
    }
  }
  return undefined;
}

/** The filtered stream for people; the raw output and a rescued `errored.tfstate` sealed for the pool, then unlinked. */
async function keepOutput(
  world: ApplyWorld,
  {
    prepared,
    judged,
    runFolder,
  }: { prepared: PreparedFolder; judged: Pick<Judged, 'd' | 'record'>; runFolder: string },
): Promise<void> {
  const { record } = judged;
  const output = await world.supervised.output(runFolder, prepared.folder.environment);
  await world.logs.append(record.promotion, record.stack, output.log);
  await world.sealRaw(`raw/apply-${shortDigest(judged.d)}`, output.raw);
}
