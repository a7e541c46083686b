import { spelled } from '../../../iam/actions.ts';
import { allows, isBroad } from '../../../iam/ask.ts';
import { grantRule, isAll } from '../../rights/grant-rule.ts';
import { fires } from '../../rule.ts';

const reading = `
  secretsmanager:getsecretvalue secretsmanager:batchgetsecretvalue ssm:getparameter ssm:getparameters
  ssm:getparametersbypath ssm:getparameterhistory kms:decrypt s3:getobject s3:getobjectversion dynamodb:scan
  dynamodb:query dynamodb:getitem dynamodb:batchgetitem dynamodb:exporttabletopointintime rds-data:executestatement
  rds-data:batchexecutestatement redshift-data:executestatement
`
  .trim()
  .split(/\s+/);

export const dataReach = grantRule(
  {
    id: 'data-reach',
    about: 'A right to read secrets, keys or data of the whole account holds also for those that come later.',
    class: 'high',
    source: 'IAM-14',
  },
  (grant) => {
    if (isAll(grant) || !isBroad(grant)) return undefined;
    const [first, ...more] = reading.filter((action) => allows(grant, action)).map(spelled);
    if (first === undefined) return undefined;
    return fires(
      `lets secrets or data of everything be read: ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`,
    );
  },
);
