import type { Analysis, ResourceChange } from '../../../analysis.ts';
import { destroys, forgets } from '../../../plan/actions.ts';
import { memberOf, membersOf } from '../../../plan/read.ts';
import { typeNames } from '../../resource-types/names.ts';
import type { PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { worldOf } from '../../world.ts';
import type { Mention } from './mentions.ts';
import { mentions, surest, textsUnder } from './mentions.ts';

/** What an attachment beside them may write their groups into. */
const filledByOthers = typeNames('aws_instance aws_network_interface aws_vpc_endpoint');

type Holder = { readonly address: string; readonly holds: Mention };

export const groupLeftBehind: PlanRule = {
  id: 'group-left-behind',
  about:
    'A group is another one after the apply, or gone, but something that this plan does not move holds the old one.',
  class: 'high',
  source: 'XAC-08',
  onPlan: ({ analysis }) =>
    analysis.changes
      .filter((change) => change.type === 'aws_security_group' && change.deposed === undefined && destroys(change))
      .flatMap((group) => {
        const ids = textsUnder(group.before, ['id']);
        const holders = ids.size === 0 ? [] : holdersOf(ids, analysis);
        const holder = holders.find(({ holds }) => holds === 'yes') ?? holders.find(({ holds }) => holds === 'unknown');
        if (!holder) return [];
        const say = `${holder.address} still holds it, so that it cannot go or takes the way in with it`;
        const { address } = group;
        const impacts = { security: 'network' } as const;
        return [
          {
            address,
            ...(holder.holds === 'yes' ? fires(say, { impacts }) : cannotTell(`perhaps ${say}`, { impacts })),
          },
        ];
      }),
};

function holdersOf(ids: ReadonlySet<string>, analysis: Analysis): readonly Holder[] {
  const planned = new Set(analysis.changes.map(({ address }) => address));
  return [
    ...analysis.changes.flatMap((change) => {
      if (forgets(change)) return [holder(change.address, change.before, groupNames(change))];
      return destroys(change) ? [] : [holder(change.address, change.after, written(change))];
    }),
    ...analysis.siblings
      .filter(({ address, type }) => !planned.has(address) && !filledByOthers.has(type))
      .map(({ address, values }) => ({ address, holds: mentions(values, ids) })),
    ...worldOf(analysis)
      .changes.filter(({ before, after }) => mentions(before, ids) === 'no' && mentions(after, ids) === 'yes')
      .map(({ address }) => ({ address, holds: 'yes' as const })),
  ];

  function holder(address: string, values: ResourceChange['after'], names: readonly string[]): Holder {
    return { address, holds: surest(names.map((name) => mentions(memberOf(values, name), ids))) };
  }
}

const groups = /security_group|^(?:ingress|egress|vpc_config|network_configuration|network_interface)/;

function groupNames({ before }: ResourceChange): readonly string[] {
  return Object.keys(membersOf(before)).filter((name) => groups.test(name));
}

/** What is only computed follows the rules and attachments beside it, which this plan moves. */
function written({ configured }: ResourceChange): readonly string[] {
  return configured.filter((name) => groups.test(name));
}
