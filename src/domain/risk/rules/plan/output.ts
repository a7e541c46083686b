import type { OutputChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import type { Hit, PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

export const output: PlanRule = {
  id: 'output',
  about: 'Other stacks and people may read the output: they break where it goes away or becomes another kind of value.',
  class: 'low',
  source: 'BLR-03',
  onPlan: ({ analysis }) =>
    analysis.outputs.flatMap((change) => hits(change).map((hit) => ({ address: `output.${change.name}`, ...hit }))),
};

function hits(change: OutputChange): readonly Hit[] {
  switch (kindOf(change.actions)) {
    case 'create':
      return [fires('adds an output')];
    case 'update':
      return updated(change);
    case 'delete':
      return [fires('removes an output that other stacks may read', { class: 'normal' })];
    default:
      return [cannotTell('changes an output in a way this release does not know', { class: 'high' })];
  }
}

function updated({ kind, unmarked }: OutputChange): readonly Hit[] {
  const shows = unmarked
    ? [fires('is no longer marked as sensitive, so its value shows from now on', { class: 'high' })]
    : [];
  switch (kind) {
    case 'changed':
      return [...shows, fires('becomes another kind of value, which whoever reads it must expect', { class: 'high' })];
    case 'unknown':
      return [...shows, cannotTell('changes an output to what is known only later', { class: 'normal' })];
    default:
      return [...shows, fires('changes an output')];
  }
}
