import { spelled } from '../../../iam/actions.ts';
import { allows, isBroad } from '../../../iam/ask.ts';
import { grantRule, isAll } from '../../rights/grant-rule.ts';
import { fires } from '../../rule.ts';

/** Rights that nobody but an administrator of the audit has, on whatever resource. */
const always = `
  cloudtrail:stoplogging cloudtrail:deletetrail cloudtrail:updatetrail cloudtrail:puteventselectors
  cloudtrail:deleteeventdatastore guardduty:deletedetector guardduty:updatedetector guardduty:disassociatemembers
  guardduty:deletemembers guardduty:stopmonitoringmembers guardduty:disassociatefromadministratoraccount
  guardduty:createipset guardduty:createfilter config:stopconfigurationrecorder config:deleteconfigurationrecorder
  config:deletedeliverychannel config:deleteconfigrule securityhub:disablesecurityhub
  securityhub:disassociatefromadministratoraccount macie2:disablemacie inspector2:disable
  access-analyzer:deleteanalyzer
`
  .trim()
  .split(/\s+/);

/** Ordinary on one's own resources; on all of them the audit's own are among them. */
const onEverything = `
  logs:deleteloggroup logs:deletelogstream logs:putretentionpolicy s3:putbucketpolicy s3:deletebucketpolicy
  ec2:deleteflowlogs
`
  .trim()
  .split(/\s+/);

export const auditTampering = grantRule(
  {
    id: 'audit-tampering',
    about: 'Whoever can stop or delete the audit can hide everything else.',
    class: 'critical',
    source: 'IAM-15',
  },
  (grant) => {
    if (isAll(grant)) return undefined;
    const actions = [...always, ...(isBroad(grant) ? onEverything : [])];
    const [first, ...more] = actions.filter((action) => allows(grant, action)).map(spelled);
    if (first === undefined) return undefined;
    return fires(`lets the audit be stopped or deleted: ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`);
  },
);
