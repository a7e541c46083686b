import type { Code } from '../codes.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Members } from './read.ts';
import { wordOf } from './read.ts';

/** Why something that was given as a plan JSON is none. */
export type NoPlan =
  | 'empty'
  | 'binary'
  | 'encoding'
  | 'not-json'
  | 'truncated'
  | 'trailing'
  | 'too-deep'
  | 'too-large'
  | 'log'
  | 'state'
  | 'too-new'
  | 'other';

const show = 'give the output of `show -json` for a saved plan file, whole and in UTF-8';

const reasons: Readonly<Record<NoPlan, readonly [Code, string, string]>> = {
  empty: ['plan-empty', 'it is empty', 'see whether `show -json` failed before it wrote anything'],
  binary: [
    'plan-is-binary',
    'it is a saved plan file, not what `show -json` prints of it',
    '`terraform show -json FILE > plan.json`, in the folder where it was planned',
  ],
  encoding: ['plan-not-unicode', 'it is not in UTF-8', 'write it as UTF-8: a PowerShell redirection writes UTF-16'],
  'not-json': ['plan-not-json', 'it is no JSON', show],
  truncated: ['plan-truncated', 'it ends in the middle', 'write it again, and see whether the disk is full'],
  trailing: ['plan-not-alone', 'something follows the end of the plan', 'give each plan in a file of its own'],
  'too-deep': ['plan-too-large', 'it is nested too deep', show],
  'too-large': [
    'plan-too-large',
    'one value in it is too large',
    'keep large files out of attributes, or plan in parts',
  ],
  log: [
    'plan-is-log',
    'it is what `plan -json` says while it works, where the order of replacements and all values are lost',
    '`terraform plan -out FILE`, then `terraform show -json FILE`',
  ],
  state: ['plan-is-state', 'it is a state, not a plan', '`terraform plan -out FILE`, then `terraform show -json FILE`'],
  'too-new': ['plan-too-new', 'its format is newer than this release can read', 'take a newer release of waves'],
  other: ['not-a-plan', 'it is no plan', show],
};

/** Refuses what is no plan. `more` says what exactly is wrong. */
export function noPlan(why: NoPlan, more?: string): Refusal {
  const [code, say, fix] = reasons[why];
  return refuse(code, { say: more === undefined ? say : `${say}: ${more}`, fix });
}

/** What a JSON object is that is no plan, seen by the members it has. */
export function lookAlike(members: Members): NoPlan {
  if ('@level' in members || '@message' in members) return 'log';
  if ('lineage' in members || 'serial' in members) return 'state';
  const format = wordOf(members.format_version);
  if (/^[0-9]{1,4}[.][0-9]{1,4}$/.test(format) && Number.parseInt(format, 10) > 1) return 'too-new';
  const isPlan = 'planned_values' in members || 'resource_changes' in members;
  return 'values' in members && !isPlan ? 'state' : 'other';
}
