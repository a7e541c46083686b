import type { ResourceChange } from '../../../analysis.ts';
import { hitsOf } from '../../hits.ts';
import { holderNames } from '../../rights/holder-names.ts';
import type { PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { trustWidened } from '../identity/trust-widened.ts';
import { powerGained } from './gained-power.ts';

const impacts = { security: 'iam' } as const;

export const openedPower: PlanRule = {
  id: 'opened-power',
  about: 'A role that more may take and that may do more at the same time hands all of that to the newcomers.',
  class: 'critical',
  source: 'XAC-05',
  onPlan: (context) => {
    const { analysis } = context;
    const opened = hitsOf(trustWidened, context).filter(({ class: weight }) => weight !== 'normal');
    const powerful = opened.length === 0 ? [] : powerGained(context);
    return analysis.changes.flatMap((role) => {
      const mine = opened.filter(({ address }) => address === role.address);
      const power = powerful.find(({ holder }) => namesOf(role).includes(holder.name));
      if (mine.length === 0 || !power) return [];
      const say = 'lets others take the role while it may do everything, or can come to';
      const isSure = power.isSure && mine.some(({ verdict }) => verdict === 'fires');
      return [
        { address: role.address, ...(isSure ? fires(say, { impacts }) : cannotTell(`perhaps ${say}`, { impacts })) },
      ];
    });

    function namesOf(change: ResourceChange): readonly string[] {
      return holderNames({ ...change, values: change.after }, analysis);
    }
  },
};
