import type { Rule } from '../../rule.ts';
import { exposureRules } from './exposure-rules.ts';
import { groupRules } from './group-rules.ts';
import { networkChange } from './network-change.ts';
import { pathRules } from './path-rules.ts';
import { wafRules } from './waf-rules.ts';

/** Which traffic passes, and who stands on the internet (NET)? */
export const networkRules: readonly Rule[] = [
  networkChange,
  ...groupRules,
  ...pathRules,
  ...exposureRules,
  ...wafRules,
];
