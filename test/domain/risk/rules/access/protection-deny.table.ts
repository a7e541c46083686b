import type { RuleTable } from '../table.ts';
import { changedPolicy, lostPolicy, newPolicy, ownRead, plainDeny, unread } from './policies.ts';

const bareDeny = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::b/*',
  Condition: { Null: { 's3:x-amz-server-side-encryption': 'true' } },
};

export const table: RuleTable = {
  rule: 'protection-deny',
  directed: true,
  fires: [
    {
      title: 'TLS no longer asked for',
      plan: changedPolicy([ownRead, plainDeny], [ownRead]),
      class: 'high',
      say: 'TLS',
    },
    {
      title: 'TLS no longer asked of one',
      plan: changedPolicy(
        [plainDeny],
        [
          {
            ...plainDeny,
            Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringNotEquals: { 'aws:PrincipalTag/a': 'b' } },
          },
        ],
      ),
    },
    { title: 'TLS only for reads', plan: changedPolicy([plainDeny], [{ ...plainDeny, Action: 's3:GetObject' }]) },
    { title: 'encryption no longer asked for', plan: changedPolicy([bareDeny], []), say: 'encrypted' },
    { title: 'the whole policy goes', plan: lostPolicy(plainDeny), class: 'high' },
  ],
  silent: [
    { title: 'TLS asked for', plan: newPolicy(plainDeny) },
    { title: 'a Deny about something else goes', plan: changedPolicy([{ ...plainDeny, Condition: {} }], []) },
    {
      title: 'the bucket goes too',
      plan: {
        changes: [
          ...(lostPolicy(plainDeny).changes ?? []),
          { address: 'aws_s3_bucket.b', actions: ['delete'], before: { id: 'b', bucket: 'b' } },
        ],
      },
    },
    { title: 'an Allow goes', plan: changedPolicy([ownRead, plainDeny], [plainDeny]) },
  ],
  unknown: unread,
  same: [
    {
      title: 'in two statements',
      plan: changedPolicy(
        [plainDeny],
        [
          { ...plainDeny, Resource: 'arn:aws:s3:::b' },
          { ...plainDeny, Resource: 'arn:aws:s3:::b/*', Sid: 'Two' },
        ],
      ),
    },
  ],
};
