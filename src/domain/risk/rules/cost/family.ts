import type { Rule } from '../../rule.ts';
import { amountGrows } from './amount-grows.ts';
import { charged } from './charged.ts';
import { keptForEver } from './kept-for-ever.ts';
import { sizeChange } from './size-change.ts';
import { tenancy } from './tenancy.ts';

/** Does it cost more, by sizes and numbers alone (CST)? Prices are not known here, and unknown is never nothing. */
export const costRules: readonly Rule[] = [charged, sizeChange, amountGrows, keptForEver, tenancy];
