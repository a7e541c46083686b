import type { Grant } from '../../../iam/document.ts';
import { guardsOf } from '../../../iam/guard.ts';
import { listText } from '../../../plan/differences.ts';
import { addedGrants } from '../../access/policy-sides.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

/** Conditions that tie a service to whom it works for, beside those that say so by name. */
const ties = /^(?:kms:encryptioncontext:|lambda:eventsourcetoken$|kms:viaservice$)/;

export const confusedDeputy: ChangeRule = {
  id: 'confused-deputy',
  about:
    'A service that may act on the resource acts for every customer of AWS, unless the policy says for which source or account.',
  class: 'high',
  source: 'RES-04',
  onChange: ({ change, analysis }) => {
    const { attribute, grants } = addedGrants(change, analysis);
    const services = grants.filter(isUntied).flatMap(servicesOf);
    if (services.length === 0) return undefined;
    return fires(`lets a service in, whoever it acts for: ${listText([...new Set(services)].sort())}`, {
      attribute,
      impacts: { security: 'policy' },
    });
  },
};

function isUntied({ conditions }: Grant): boolean {
  const guards = guardsOf(conditions);
  return !guards.has('source') && !guards.has('caller') && !conditions.some(({ key }) => ties.test(key));
}

function servicesOf({ principals }: Grant): readonly string[] {
  if (principals.not) return [];
  return principals.names.filter((name) => name.startsWith('Service:')).map((name) => name.slice('Service:'.length));
}
