import type { RuleTable } from '../table.ts';
import { added, allow, changed } from './rows.ts';

export const table: RuleTable = {
  rule: 'unknown-right',
  fires: 'never sure',
  silent: [
    { title: 'a right of the list', plan: added(allow('S3:getobject')) },
    { title: 'a pattern of rights', plan: added(allow('s3:Get*')) },
    { title: 'a service that is not in the list', plan: added(allow('polly:SynthesizeSpeech')) },
    { title: 'everything', plan: added(allow('*')) },
    {
      title: 'a misspelled one that was there',
      plan: changed([allow('s3:GetObjekt')], [allow('s3:GetObjekt'), allow('s3:GetObject')]),
    },
  ],
  unknown: [
    { title: 'a misspelled right', class: 'normal', say: 's3:getobjekt', plan: added(allow('s3:GetObjekt')) },
    { title: 'a pattern that means nothing', class: 'normal', plan: added(allow('iam:Hand*')) },
  ],
};
