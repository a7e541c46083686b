import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { textsOf } from '../../../plan/read.ts';
import { afterOf, beforeOf, sets } from '../../change-facts.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

/** What decides whose tokens and assertions are believed, by type of provider. */
const believed: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_iam_openid_connect_provider', ['url', 'client_id_list', 'thumbprint_list']],
  ['aws_iam_saml_provider', ['saml_metadata_document']],
  ['aws_rolesanywhere_trust_anchor', ['source', 'enabled']],
  ['aws_rolesanywhere_profile', ['role_arns', 'session_policy', 'enabled', 'managed_policy_arns']],
]);

export const identityProvider: ChangeRule = {
  id: 'identity-provider',
  about: 'Whom the account believes about who somebody is decides who may take every role that trusts it.',
  class: 'high',
  source: 'IAM-08',
  onChange: ({ change }) => {
    const attributes = believed.get(change.type);
    if (!attributes || change.after === null) return undefined;
    if (creates(change)) return fires('lets tokens or certificates from somewhere else be believed', { impacts });
    if (kindOf(change.actions) !== 'update') return undefined;
    return attributes.flatMap((attribute): readonly Hit[] => {
      if (!sets(change, attribute)) return [];
      if (isUnknown(change, attribute))
        return [cannotTell(`its ${attribute} is known only later`, { attribute, impacts })];
      const [before, after] = [textsOf(beforeOf(change, attribute)), textsOf(afterOf(change, attribute))];
      const isFewer = after.length > 0 && after.every((text) => before.includes(text));
      return isFewer ? [] : [fires(`changes whom it believes: ${attribute}`, { attribute, impacts })];
    });
  },
};
