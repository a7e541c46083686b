import { spelled } from '../../../iam/actions.ts';
import { openPaths } from '../../../iam/escalation.ts';
import type { EscalationPath } from '../../../iam/escalation-paths.ts';
import { isAll } from '../../rights/grant-rule.ts';
import type { Holder } from '../../rights/holders.ts';
import { holdersOf } from '../../rights/holders.ts';
import type { Hit, PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

export const escalationPath: PlanRule = {
  id: 'escalation-path',
  about:
    'Some rights let whoever has them take all others. They count together, also where they come from several policies.',
  class: 'critical',
  source: 'IAM-04; pathfinding.cloud',
  onPlan: ({ analysis }) => holdersOf(analysis).flatMap(hits),
};

function hits(holder: Holder): readonly (Hit & { readonly address: string })[] {
  const [address] = holder.touched;
  if (address === undefined || holder.after.some((grant) => grant.effect === 'Allow' && isAll(grant))) return [];
  const had = new Set(openPaths(holder.before, holder.name));
  const opened = openPaths(holder.after, holder.name).filter((path) => !had.has(path));
  return [
    ...hit(holder, { address, paths: opened.filter(({ isSelfContained }) => isSelfContained) }),
    ...hit(holder, { address, paths: opened.filter(({ isSelfContained }) => !isSelfContained) }),
  ];
}

function hit(
  { name }: Holder,
  { address, paths }: { readonly address: string; readonly paths: readonly EscalationPath[] },
): readonly (Hit & { readonly address: string })[] {
  const [first] = paths;
  if (first === undefined) return [];
  const more = paths.length > 1 ? ` and ${paths.length - 1} more ways` : '';
  const way = `lets ${name} take more rights by ${first.actions.map(spelled).join(' with ')}${more}`;
  if (first.isSelfContained) return [{ ...fires(way, { impacts }), address }];
  return [{ ...fires(`${way}, if something with more rights is there`, { class: 'high', impacts }), address }];
}
