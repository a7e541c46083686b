import type { ResourceChange, Value } from '../../analysis.ts';
import { isUnknown } from '../../plan/change.ts';
import { holdsMasked } from '../../plan/mask.ts';
import { memberOf } from '../../plan/read.ts';
import { aclAttributes, aclGrants } from '../access/acl.ts';
import { blockChanges, publicBlock, publicBlockTypes } from '../access/public-block.ts';
import { sharedWith, shareOf, wholeShareTypes } from '../access/shares.ts';
import { blockOf } from '../switched-off.ts';
import type { Meaning, Reading } from './reading.ts';

/** Lists, shares and blocks of public access, which open or close without a policy. */
export const openDoorReadings: readonly Reading[] = [
  ...publicBlockTypes
    .filter((type) => publicBlock(type)?.isWhole)
    .map(
      (type): Reading => ({
        types: [type],
        attributes: publicBlock(type)?.attributes ?? [],
        wholeType: true,
        meaning: blockMeaning,
      }),
    ),
  {
    types: ['aws_s3_bucket_acl'],
    attributes: aclAttributes('aws_s3_bucket_acl'),
    wholeType: true,
    meaning: (change) => setMeaning(aclGrants(change, 'before'), aclGrants(change, 'after')),
  },
  { types: ['aws_s3_bucket_ownership_controls'], attributes: ['rule'], wholeType: true, meaning: ownershipMeaning },
  ...wholeShareTypes.map(
    (type): Reading => ({
      types: [type],
      attributes: shareOf(type)?.attributes ?? [],
      wholeType: true,
      meaning: (change) => setMeaning(partners(change, 'before'), partners(change, 'after')),
    }),
  ),
];

/** While the owner of the bucket owns everything in it, lists let nobody in. So it is for a new bucket. */
function ownershipMeaning(change: ResourceChange): Meaning {
  if (isUnknown(change, 'rule') || holdsMasked(change.after)) return 'cannot-tell';
  const isEnforced = (values: Value): boolean =>
    memberOf(blockOf(memberOf(values, 'rule')), 'object_ownership') === 'BucketOwnerEnforced';
  const had = change.before === null || isEnforced(change.before);
  const has = change.after !== null && isEnforced(change.after);
  if (had === has) return 'same';
  return had ? 'wider' : 'narrower';
}

function blockMeaning(change: ResourceChange): Meaning {
  const found = blockChanges(change).map(({ becomes }) => becomes);
  if (found.includes('unknown')) return 'cannot-tell';
  if (found.includes('weaker')) return 'wider';
  return found.includes('stronger') ? 'narrower' : 'same';
}

function partners(change: ResourceChange, side: 'before' | 'after'): readonly string[] | undefined {
  const names = shareOf(change.type)?.attributes ?? [];
  const isOpen = names.some((name) => change.configured.includes(name) && isUnknown(change, name));
  return side === 'after' && isOpen ? undefined : names.flatMap((name) => sharedWith(change[side], name));
}

function setMeaning(before: readonly string[] | undefined, after: readonly string[] | undefined): Meaning {
  if (!before || !after) return 'cannot-tell';
  if (after.some((one) => !before.includes(one))) return 'wider';
  return before.some((one) => !after.includes(one)) ? 'narrower' : 'same';
}
