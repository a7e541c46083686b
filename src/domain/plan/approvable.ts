import type { Analysis } from '../analysis.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { isNoOp } from './no-op.ts';

/**
 * Whether anybody may be asked about this plan (DESIGN 6, INV-13): the engine ended with 0 or 2, nothing is errored,
 * deferred or left out. Terraform from 1.8 says `applyable` and `complete`; elsewhere the recorded arguments stand for
 * them. Arguments are looked at in any case, because a plan without refresh leaves no trace in its JSON.
 */
export function approvable(analysis: Analysis, exitCode: number, args: readonly string[]): true | Refusal {
  const because = exitProblem(analysis, exitCode, args) ?? argumentProblem(args) ?? flagProblem(analysis);
  if (because === undefined) return true;
  return refuse('plan-not-approvable', {
    say: `this plan cannot be approved: ${because}`,
    fix: 'plan the whole stack again, with refresh and without targets, until the engine ends without an error',
  });
}

function exitProblem(analysis: Analysis, exitCode: number, args: readonly string[]): string | undefined {
  if (exitCode !== 0 && exitCode !== 2) return `the engine ended with exit code ${exitCode}`;
  if (analysis.errored) return 'the engine marked it as errored';
  if (analysis.deferred.length > 0) return 'it leaves changes for a later plan';
  const shows = analysis.changes.length > 0 || !isNoOp(analysis);
  if (exitCode === 2 && !shows) return 'the engine says there are changes and the plan shows none';
  if (exitCode === 0 && !isNoOp(analysis) && args.includes('-detailed-exitcode')) {
    return 'the engine says there are no changes and the plan shows some';
  }
  return undefined;
}

/** A plan that changes nothing is not applyable and needs not be: nothing of it is ever applied. */
function flagProblem(analysis: Analysis): string | undefined {
  const { applyable, complete } = analysis;
  const mustSay = analysis.engine === 'terraform' && !isBefore18(analysis.engineVersion);
  if (complete === false || (mustSay && complete === undefined)) return 'the engine does not call it complete';
  if (isNoOp(analysis)) return undefined;
  if (applyable === false || (mustSay && applyable === undefined)) return 'the engine does not call it applyable';
  return undefined;
}

function isBefore18(version: string): boolean {
  const [major = '', minor = ''] = version.split('.');
  return major === '0' || (major === '1' && /^[0-7]$/.test(minor));
}

const partial = new Set(['target', 'target-file', 'exclude', 'exclude-file', 'refresh-only']);

function argumentProblem(args: readonly string[]): string | undefined {
  for (const argument of args) {
    const [name = '', value] = argument.replace(/^--?/, '').split('=');
    if (!argument.startsWith('-')) continue;
    if (partial.has(name)) return `it was made with -${name}`;
    if (name === 'refresh' && value !== undefined && !['true', '1', 't', 'T', 'TRUE', 'True'].includes(value)) {
      return 'it was made without refresh';
    }
  }
  return undefined;
}
