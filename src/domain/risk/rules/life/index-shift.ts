import type { ResourceChange } from '../../../analysis.ts';
import { isReplace, kindOf } from '../../../plan/actions.ts';
import { configAddress } from '../../../plan/address.ts';
import { changedAttributes } from '../../../plan/differences.ts';
import type { Hit, PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { knownNames, likeBefore, twins } from '../../same-content.ts';

export const indexShift: PlanRule = {
  id: 'index-shift',
  about:
    'Instances of one block get each other’s content because their keys moved, so objects are changed or destroyed that nobody wanted to touch. A `moved` block would have kept them.',
  class: 'high',
  source: 'LIF-04',
  onPlan: ({ analysis: { changes } }) => [
    ...twins(changes)
      .filter(({ created, deleted }) => configAddress(created.address) === configAddress(deleted.address))
      .map(({ created, deleted }) => ({ address: created.address, ...hit(deleted) })),
    ...shrinkingBlocks(changes).flatMap(shifted),
  ],
};

function hit(other: ResourceChange): Hit {
  return fires(`takes over the content of ${other.address}: an index shift, which moved would have spared both`, {
    impacts: { reversibility: 'partially-reversible' },
  });
}

/** Changed instances of each block that loses some because its count or its keys changed. */
function shrinkingBlocks(changes: readonly ResourceChange[]): readonly (readonly ResourceChange[])[] {
  const current = changes.filter(({ deposed }) => deposed === undefined);
  return [...Map.groupBy(current, ({ address }) => configAddress(address)).values()].filter((block) =>
    block.some(isDropped),
  );
}

function isDropped({ actions, reason = '' }: ResourceChange): boolean {
  return kindOf(actions) === 'delete' && /^delete_because_(?:count_index|each_key|wrong_repetition)$/.test(reason);
}

/** An instance that changes and will then say, in all its configuration sets and the plan knows, what another says now. */
function shifted(block: readonly ResourceChange[]): readonly (Hit & { readonly address: string })[] {
  const sayingBefore = likeBefore(block);
  return block.flatMap((change) => {
    const kind = kindOf(change.actions);
    if (kind !== 'update' && !isReplace(kind)) return [];
    const names = knownNames(change);
    if (!changedAttributes(change).some((name) => names.includes(name))) return [];
    const [other] = sayingBefore(change, names);
    return other ? [{ address: change.address, ...hit(other) }] : [];
  });
}
