import type { ResourceChange } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { holdsMasked } from '../../../plan/mask.ts';
import { sharedWith, shareOf } from '../../access/shares.ts';
import { whose } from '../../access/whose.ts';
import { afterOf } from '../../change-facts.ts';
import type { ChangeRule, Hit, RuleContext } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

export const sharedCopy: ChangeRule = {
  id: 'shared-copy',
  about: 'Whoever a snapshot or an image is shared with has its data, also after the share is taken back.',
  class: 'critical',
  source: 'RES-08',
  onChange: ({ change, ...context }) => {
    const share = shareOf(change.type);
    if (!share || !(creates(change) || kindOf(change.actions) === 'update')) return undefined;
    return share.attributes.flatMap((attribute) => {
      if (isOpen(change, attribute))
        return [cannotTell(`with whom ${share.what} is shared cannot be read`, { attribute, impacts })];
      const known = sharedWith(change.before, attribute);
      if (known.includes('all')) return [];
      const added = sharedWith(change.after, attribute).filter((name) => !known.includes(name));
      return added.flatMap((name) => hit(name, share.what, context));
    });
  },
};

const impacts = { security: 'policy', data: 'read-only' } as const;

function isOpen(change: ResourceChange, attribute: string): boolean {
  const isLater = change.configured.includes(attribute) && isUnknown(change, attribute);
  return isLater || holdsMasked(afterOf(change, attribute));
}

function hit(name: string, what: string, context: RuleContext): readonly Hit[] {
  if (name === 'all') return [fires(`shares ${what} with everybody`, { impacts: { ...impacts, user: 'public' } })];
  const account = /^[0-9]{12}$/.exec(name)?.[0] ?? /^arn:aws[a-z-]*:iam::([0-9]{12}):/.exec(name)?.[1];
  if (account === undefined) return [fires(`shares ${what} with many accounts at once`, { class: 'high', impacts })];
  switch (whose(account, context)) {
    case 'own':
    case 'aws':
      return [];
    case 'estate':
      return [fires(`shares ${what} with account ${account} of the estate`, { class: 'high', impacts })];
    case 'unknown':
      return [
        cannotTell(`shares ${what} with account ${account}, and nothing shows whose it is`, { class: 'high', impacts }),
      ];
    case 'stranger':
      return [fires(`shares ${what} with account ${account}, which is none of the estate`, { impacts })];
  }
}
