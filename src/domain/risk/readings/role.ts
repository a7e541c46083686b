import type { Analysis, ResourceChange } from '../../analysis.ts';
import { isSame, widens } from '../../iam/compare.ts';
import { kindOf } from '../../plan/actions.ts';
import { isUnknown } from '../../plan/change.ts';
import { textOf } from '../../plan/read.ts';
import { afterOf, beforeOf, sets } from '../change-facts.ts';
import { isNarrowerPolicy } from '../rights/attached.ts';
import { trustAttribute, trustChange } from '../rights/trust.ts';
import { policyMeaning } from './policies.ts';
import type { Meaning, Reading } from './reading.ts';

const boundary = 'permissions_boundary';
const session = 'max_session_duration';

/** A role is who may take it, what it may do, what caps that and for how long. That one goes or comes is never clear. */
export const roleReading: Reading = {
  types: ['aws_iam_role'],
  attributes: [trustAttribute, 'inline_policy', 'managed_policy_arns', boundary, session, 'force_detach_policies'],
  wholeType: true,
  meaning: (change, analysis) => {
    if (kindOf(change.actions) !== 'update') return 'wider';
    const meanings = [
      trustMeaning(change, analysis),
      policyMeaning(change, analysis),
      boundaryMeaning(change, analysis),
      sessionMeaning(change),
    ];
    return (['cannot-tell', 'wider', 'narrower'] as const).find((meaning) => meanings.includes(meaning)) ?? 'same';
  },
};

function trustMeaning(change: ResourceChange, analysis: Analysis): Meaning {
  const trust = trustChange(change, analysis);
  if (trust === undefined) return 'same';
  if (typeof trust !== 'object') return 'cannot-tell';
  if (widens(trust.comparison)) return 'wider';
  return isSame(trust.comparison) ? 'same' : 'narrower';
}

function boundaryMeaning(change: ResourceChange, analysis: Analysis): Meaning {
  if (!sets(change, boundary)) return 'same';
  if (isUnknown(change, boundary)) return 'cannot-tell';
  const [before, after] = [textOf(beforeOf(change, boundary)) ?? '', textOf(afterOf(change, boundary)) ?? ''];
  if (before === after) return 'same';
  return before === '' || isNarrowerPolicy({ before, after }, analysis) ? 'narrower' : 'wider';
}

function sessionMeaning(change: ResourceChange): Meaning {
  if (!sets(change, session)) return 'same';
  if (isUnknown(change, session)) return 'cannot-tell';
  return Number(afterOf(change, session)) > Number(beforeOf(change, session)) ? 'wider' : 'narrower';
}
