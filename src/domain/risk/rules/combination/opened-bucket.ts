import type { Analysis, ResourceChange } from '../../../analysis.ts';
import { isUnknown } from '../../../plan/change.ts';
import { memberOf, textOf } from '../../../plan/read.ts';
import type { Located } from '../../hits.ts';
import { hitsOf } from '../../hits.ts';
import type { PlanRule, RuleContext } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { bucketAcl } from '../access/bucket-acl.ts';
import { publicAccessBlock } from '../access/public-access-block.ts';
import { publicPolicy } from '../access/public-policy.ts';

export const openedBucket: PlanRule = {
  id: 'opened-bucket',
  about: 'A policy or a list for everybody does nothing while public access is blocked. Both at once open the data.',
  class: 'critical',
  source: 'XAC-04',
  onPlan: (context) => {
    const unblocked = hitsOf(publicAccessBlock, context);
    if (unblocked.length === 0) return [];
    return [publicPolicy, bucketAcl]
      .flatMap((rule) => hitsOf(rule, context))
      .flatMap((opening) => combined(opening, unblocked, context));
  },
};

function combined(opening: Located, unblocked: readonly Located[], { analysis }: RuleContext): readonly Located[] {
  const meant = unblocked.filter(({ address }) => meet(placeOf(opening.address, analysis), placeOf(address, analysis)));
  const [block] = meant;
  if (!block) return [];
  const isSure = opening.verdict === 'fires' && meant.some(({ verdict }) => verdict === 'fires');
  const say = `lets everybody in while ${block.address} stops blocking public access`;
  const impacts = { security: 'policy', user: 'public' } as const;
  return [
    { address: opening.address, ...(isSure ? fires(say, { impacts }) : cannotTell(`perhaps ${say}`, { impacts })) },
  ];
}

/** The bucket something is about: by name, by the resources the name is made from, or any where nothing tells. */
type Place = { readonly name: string } | { readonly from: readonly string[] } | 'any';

const bucketed = /^aws_s3_bucket(?:_policy|_acl|_public_access_block)?$/;

function placeOf(address: string, { changes }: Analysis): Place {
  const change = changes.find((one) => one.address === address);
  if (!change || !bucketed.test(change.type)) return 'any';
  const name = textOf(memberOf(change.after ?? change.before, 'bucket'));
  if (name !== undefined) return { name };
  return change.type === 'aws_s3_bucket' ? { from: [address] } : placeLater(change);
}

function placeLater(change: ResourceChange): Place {
  const from = change.references.bucket ?? [];
  return isUnknown(change, 'bucket') && from.length > 0 ? { from } : 'any';
}

function meet(one: Place, other: Place): boolean {
  if (one === 'any' || other === 'any') return true;
  if ('name' in one && 'name' in other) return one.name === other.name;
  if ('from' in one && 'from' in other) return one.from.some((source) => other.from.includes(source));
  return true;
}
