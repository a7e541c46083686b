import type { Value } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { afterOf, beforeOf, sets } from '../../change-facts.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

/** How strict a value is; higher is stricter. No limit on age is the laxest there is. */
const strictness: Readonly<Record<string, (value: Value | undefined) => number>> = {
  minimum_password_length: numeric,
  password_reuse_prevention: numeric,
  max_password_age: (value) => (numeric(value) === 0 ? Number.NEGATIVE_INFINITY : -numeric(value)),
  require_lowercase_characters: truth,
  require_uppercase_characters: truth,
  require_numbers: truth,
  require_symbols: truth,
};

export const passwordPolicy: ChangeRule = {
  id: 'password-policy',
  about: 'How good passwords must be, and how long they live, holds for every user of the account.',
  class: 'high',
  source: 'IAM-12',
  onChange: ({ change }) => {
    if (change.type !== 'aws_iam_account_password_policy') return undefined;
    const kind = kindOf(change.actions);
    if (kind === 'delete') return fires('takes the rules for passwords away', { impacts });
    if (kind !== 'update') return undefined;
    return Object.entries(strictness).flatMap(([attribute, of]): readonly Hit[] => {
      if (!sets(change, attribute)) return [];
      if (isUnknown(change, attribute)) return [cannotTell(`${attribute} is known only later`, { attribute, impacts })];
      const isLaxer = of(afterOf(change, attribute)) < of(beforeOf(change, attribute));
      return isLaxer ? [fires(`asks less of passwords: ${attribute}`, { attribute, impacts })] : [];
    });
  },
};

function numeric(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0;
}

function truth(value: Value | undefined): number {
  return value === true ? 1 : 0;
}
