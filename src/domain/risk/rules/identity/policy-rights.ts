import { expanded, spelled } from '../../../iam/actions.ts';
import { allows, isBroad, isWholeService } from '../../../iam/ask.ts';
import { once } from '../../../once.ts';
import { grantRule } from '../../rights/grant-rule.ts';
import { fires } from '../../rule.ts';

/** Rights that decide who else may use a resource: every `Put…Policy` of a resource, and what works like one. */
const writing = once(() =>
  [
    ...['s3', 'sqs', 'sns', 'ecr', 'secretsmanager', 'backup', 'events', 'logs', 'elasticfilesystem', 'lambda'],
    ...['glacier', 'es', 'codeartifact', 'apigateway', 'kms', 'dynamodb', 'kinesis', 'glue', 'codebuild', 'ses'],
  ]
    .flatMap((service) => expanded(`${service}:put*policy`))
    .filter((name) => !/lifecycle|retention|scaling|replication|protection|catalogpolicy|subscription/i.test(name))
    .concat(['lambda:AddPermission', 'lambda:AddLayerVersionPermission', 'kms:CreateGrant', 'sqs:AddPermission'])
    .concat([
      'sns:AddPermission',
      'ecr:SetRepositoryPolicy',
      'events:PutPermission',
      's3:PutBucketAcl',
      's3:PutObjectAcl',
    ])
    .concat(['sqs:SetQueueAttributes', 'sns:SetTopicAttributes', 's3:PutBucketPublicAccessBlock'])
    .concat(['s3:PutAccountPublicAccessBlock', 'ec2:ModifyImageAttribute', 'ec2:ModifySnapshotAttribute'])
    .concat(['rds:ModifyDBSnapshotAttribute', 'rds:ModifyDBClusterSnapshotAttribute', 'ssm:ModifyDocumentPermission'])
    .concat(expanded('ram:*').filter((name) => /:(?:Create|Associate|Enable|Update|Promote)/.test(name))),
);

export const policyRights = grantRule(
  {
    id: 'policy-rights',
    about: 'Whoever writes the policy of a resource can let anybody in, also from other accounts.',
    class: 'high',
    source: 'IAM-16',
  },
  (grant) => {
    const found = writing().filter((name) => {
      const action = name.toLowerCase();
      return allows(grant, action) && !(isWholeService(grant, action) && !isBroad(grant)) && !isAllOf(action);
    });
    const [first, ...more] = found.map(spelled);
    if (first === undefined) return undefined;
    return fires(
      `lets the policy of a resource be written: ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`,
    );

    function isAllOf(action: string): boolean {
      return isWholeService(grant, action) && weighed.has(action.split(':')[0] ?? '');
    }
  },
);

/** Services whose wildcard is a finding of its own (IAM-02). */
const weighed = new Set(['iam', 'sts', 'kms', 'organizations', 's3', 'lambda', 'ec2', 'secretsmanager']);
