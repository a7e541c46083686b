import type { Rule } from '../../rule.ts';
import { bucketAcl } from './bucket-acl.ts';
import { publicAccessBlock } from './public-access-block.ts';
import { sharedCopy } from './shared-copy.ts';
import { sharedOutside } from './shared-outside.ts';

/** What lets others in without a policy: lists, shares, and a block that goes. */
export const openDoorRules: readonly Rule[] = [publicAccessBlock, bucketAcl, sharedCopy, sharedOutside];
