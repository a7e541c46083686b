import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const attribute = 'retention_in_days';

export const keptForEver: ChangeRule = {
  id: 'kept-for-ever',
  about: 'A log that never ends costs more every month, for as long as it is written.',
  class: 'normal',
  source: 'CST-01',
  onChange: ({ change }) => {
    if (change.type !== 'aws_cloudwatch_log_group' || (!creates(change) && kindOf(change.actions) !== 'update'))
      return undefined;
    const isEndless = afterOf(change, attribute) === 0 && !isUnknown(change, attribute);
    const was = beforeOf(change, attribute);
    return isEndless && was !== 0 ? fires('is kept for ever', { attribute }) : undefined;
  },
};
