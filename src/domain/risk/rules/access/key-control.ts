import { controlsKey, isOfKey } from '../../access/key-rights.ts';
import { isPublic, partiesOf } from '../../access/parties.ts';
import { addedGrants } from '../../access/policy-sides.ts';
import { actionsText } from '../../access/reach.ts';
import { whose } from '../../access/whose.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'secret' } as const;

export const keyControl: ChangeRule = {
  id: 'key-control',
  about: 'Who may write the policy of a key, grant it on or re-encrypt with it owns what the key guards.',
  class: 'critical',
  source: 'RES-05',
  onChange: ({ change, ...context }) => {
    if (!isOfKey(change.type)) return undefined;
    const { attribute, grants: added } = addedGrants(change, context.analysis);
    const grants = added.filter(controlsKey);
    const owners = new Set(
      grants.flatMap((grant) => partiesOf(grant).accounts).map((account) => whose(account, context)),
    );
    const say = `lets others decide about the key: ${actionsText(grants)}`;
    if (grants.some(isPublic) || owners.has('stranger')) return fires(say, { attribute, impacts });
    if (owners.has('unknown')) return cannotTell(`may be one that ${say}`, { class: 'high', attribute, impacts });
    return owners.has('estate') ? fires(say, { class: 'high', attribute, impacts }) : undefined;
  },
};
