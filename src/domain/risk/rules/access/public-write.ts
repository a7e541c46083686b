import { isPublic } from '../../access/parties.ts';
import { addedGrants } from '../../access/policy-sides.ts';
import { actionsText, allowsVerb, isFrontDoor, isInsideOnly } from '../../access/reach.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const writes = (
  'put* delete* publish* send* invoke* create* update* write* add* remove* set* upload* restore* abort* replicate* ' +
  'purge* start* stop* modify* copy* batchput* batchdelete* batchwrite* initiate* complete* tag* untag*'
).split(' ');

export const publicWrite: ChangeRule = {
  id: 'public-write',
  about: 'What everybody may write to, everybody may fill, empty or poison.',
  class: 'critical',
  source: 'RES-07',
  onChange: ({ change, analysis }) => {
    if (isInsideOnly(change)) return undefined;
    const { attribute, grants } = addedGrants(change, analysis);
    const open = grants.filter((grant) => isPublic(grant) && !isFrontDoor(grant) && allowsVerb(grant, writes));
    return open.length === 0
      ? undefined
      : fires(`lets everybody write, delete or call: ${actionsText(open)}`, {
          attribute,
          impacts: { security: 'policy', data: 'write-path', user: 'public' },
        });
  },
};
