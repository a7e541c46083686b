import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApplyOutcome } from '../../domain/promotion/facts.ts';
import { beginning } from './raw-output.ts';
import { moduleOf, wasInterrupted } from './run-folder.ts';

const killed = 128;
const notExecuted = [126, 127];

/** How an apply ended, from its exit code and its own words. Whether the state moved is asked of the state. */
export async function outcomeOf(runFolder: string, exitCode: number): Promise<ApplyOutcome> {
  if (exitCode === 0) return { result: 'succeeded', exitCode, say: 'the engine applied the plan' };
  const said = (await beginning(join(runFolder, 'stderr'))) ?? '';
  if (notExecuted.includes(exitCode)) return { result: 'not-started', exitCode, say: 'the engine could not be run' };
  if (exitCode > killed) {
    return { result: 'unknown', exitCode, say: `the engine was killed by signal ${exitCode - killed}` };
  }
  if (await stateIsLost(runFolder, said)) {
    return { result: 'unknown', exitCode, say: 'the engine could not save the state', stateLost: true };
  }
  if (exitCode !== 1) return { result: 'unknown', exitCode, say: `the engine crashed with exit code ${exitCode}` };
  return failure(said, exitCode, await wasInterrupted(runFolder));
}

function failure(said: string, exitCode: number, interrupted: boolean): ApplyOutcome {
  const refusal = refusals.find(({ words }) => words.test(said));
  if (refusal) return { result: 'failed', exitCode, say: refusal.say, changed: false };
  const say = interrupted ? 'the engine was interrupted and stopped by itself' : 'the engine ended with an error';
  return { result: 'failed', exitCode, say };
}

// Each is said before anything is changed; both engines use the same words.
const refusals = [
  {
    words: /^Error: Error acquiring the state lock$/m,
    say: 'the state is locked by somebody else; nothing was changed',
  },
  { words: /^Error: Saved plan is stale$/m, say: 'the state has moved since the plan was made; nothing was changed' },
  {
    words: /^Error: Saved plan does not match the given state$/m,
    say: 'the plan was made for another state; nothing was changed',
  },
];

async function stateIsLost(runFolder: string, said: string): Promise<boolean> {
  if (/^Error: (?:Failed to (?:persist|save) state|Error saving state)/m.test(said)) return true;
  const module = await moduleOf(runFolder);
  return module !== undefined && (await stat(join(module, 'errored.tfstate')).catch(() => undefined)) !== undefined;
}
