import { isKnownAction } from '../../../iam/actions.ts';
import { grantRule } from '../../rights/grant-rule.ts';
import { cannotTell } from '../../rule.ts';

export const unknownRight = grantRule(
  {
    id: 'unknown-right',
    about: 'A right that is in no list is misspelled, or newer than the list that rules know.',
    class: 'normal',
    source: 'risk-rules 6, policies are read whole',
  },
  ({ actions }) => {
    const strange = actions.not ? [] : actions.names.filter((name) => isKnownAction(name) === false);
    const [first] = strange;
    return first === undefined ? undefined : cannotTell(`names a right that is in no list: ${first}`);
  },
);
