import type { ResourceChange } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { rangeGrowth } from '../../network/ranges.ts';
import { lookUp, pathFrom } from '../../policy-path.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const paths: Readonly<Record<string, string>> = {
  aws_ec2_managed_prefix_list: 'entry[*].cidr',
  aws_ec2_managed_prefix_list_entry: 'cidr',
};

export const prefixList: ChangeRule = {
  id: 'prefix-list',
  about: 'Every rule that names a list lets in whatever is put into it.',
  class: 'high',
  source: 'NET-04',
  onChange: ({ change }) => {
    const path = pathOf(change);
    if (path === undefined || !(creates(change) || kindOf(change.actions) === 'update')) return undefined;
    const attribute = change.type.endsWith('_entry') ? 'cidr' : 'entry';
    const before = change.before === null ? [] : lookUp(path, change.before, {});
    const impacts = { security: 'network' } as const;
    switch (rangeGrowth(before, lookUp(path, change.after, change.unknown))) {
      case 'world':
        return fires('puts the whole internet into a list that rules name', { class: 'critical', attribute, impacts });
      case 'outside':
      case 'inside':
        return fires('puts more addresses into a list that rules name', { attribute, impacts });
      case 'unreadable':
        return cannotTell('what is put into a list that rules name is known only later', {
          class: 'critical',
          attribute,
          impacts,
        });
      case 'none':
        return undefined;
    }
  },
};

function pathOf({ type }: ResourceChange) {
  const text = Object.hasOwn(paths, type) ? paths[type] : undefined;
  return text === undefined ? undefined : pathFrom(text);
}
