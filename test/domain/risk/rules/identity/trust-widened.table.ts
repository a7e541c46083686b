import type { RuleTable } from '../table.ts';
import type { Statement } from './rows.ts';
import { deleted, kin, later, own, stranger, text, trusted, updated } from './rows.ts';

const trust = (Principal: unknown, more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal,
  ...more,
});
const org = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } };
const external = { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } };
const service = trust({ Service: 'ec2.amazonaws.com' });
const github = (Condition?: object): Statement =>
  trust(
    { Federated: `arn:aws:iam::${own}:oidc-provider/token.actions.githubusercontent.com` },
    { Action: 'sts:AssumeRoleWithWebIdentity', ...(Condition ? { Condition } : {}) },
  );
/** Trust that comes from a document which is read in the same plan. */
const written = (principal: object, unknown: object) => {
  const data = 'data.aws_iam_policy_document.trust';
  const statement = [{ actions: ['sts:AssumeRole'], principals: [principal] }];
  const plan = later('aws_iam_role.deploy', { name: 'deploy' }, { assume_role_policy: [data] });
  const row = {
    address: data,
    mode: 'data',
    actions: ['read'],
    after: { statement },
    unknown: { json: true, ...unknown },
  };
  return { ...plan, changes: [...(plan.changes ?? []), row] };
};
const key = 'token.actions.githubusercontent.com';
const subject = {
  StringEquals: { [`${key}:sub`]: 'repo:acme/infra:ref:refs/heads/main', [`${key}:aud`]: 'sts.amazonaws.com' },
};

export const table: RuleTable = {
  rule: 'trust-widened',
  directed: true,
  fires: [
    { title: 'everybody', class: 'critical', plan: trusted([service], [service, trust('*')]) },
    {
      title: 'every account among others',
      class: 'critical',
      plan: trusted([service], [service, trust({ AWS: [`arn:aws:iam::${own}:role/x`, '*'] })]),
    },
    { title: 'everybody of an organisation', class: 'high', plan: trusted(undefined, [trust('*', org)]) },
    {
      title: 'everybody under a condition that anybody meets',
      class: 'critical',
      plan: trusted(undefined, [trust('*', { Condition: { StringLike: { 'aws:PrincipalOrgID': '*' } } })]),
    },
    {
      title: 'everybody but some',
      class: 'critical',
      plan: trusted([service], [service, { Effect: 'Allow', Action: 'sts:AssumeRole', NotPrincipal: { AWS: kin } }]),
    },
    {
      title: 'a stranger',
      class: 'critical',
      say: stranger,
      plan: trusted([service], [service, trust({ AWS: stranger })]),
    },
    {
      title: 'a principal that shows no account',
      class: 'critical',
      plan: trusted([service], [service, trust({ AWS: 'AROAEXAMPLE' })]),
    },
    {
      title: 'an account of the estate',
      class: 'high',
      say: kin,
      plan: trusted(undefined, [trust({ AWS: `arn:aws:iam::${kin}:root` })]),
    },
    {
      title: 'everybody of this account',
      class: 'high',
      say: 'everybody of this account',
      plan: trusted([service], [service, trust({ AWS: own })]),
    },
    {
      title: 'one more service',
      class: 'high',
      plan: trusted([service], [service, trust({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] })]),
    },
    { title: 'a service at creation', class: 'normal', plan: trusted(undefined, [service]) },
    {
      title: 'no ExternalId any more',
      class: 'high',
      say: 'sts:externalid',
      plan: trusted([trust({ AWS: stranger }, external)], [trust({ AWS: stranger })]),
    },
    { title: 'every token of a provider', class: 'critical', plan: trusted([service], [service, github()]) },
    { title: 'every token again', class: 'critical', say: ':sub', plan: trusted([github(subject)], [github()]) },
    { title: 'a provider with a subject', class: 'high', plan: trusted([service], [service, github(subject)]) },
    {
      title: 'a stranger in a document of the same plan',
      class: 'critical',
      plan: written({ type: 'AWS', identifiers: [stranger] }, {}),
    },
    { title: 'everybody in a document', class: 'critical', plan: written({ type: '*', identifiers: ['*'] }, {}) },
    {
      title: 'one whom it kept out',
      class: 'high',
      plan: trusted([service, { ...trust({ AWS: stranger }), Effect: 'Deny' }], [service]),
    },
  ],
  silent: [
    { title: 'one less', plan: trusted([service, trust('*')], [service]) },
    {
      title: 'the account instead of a role of it, the other way',
      plan: trusted([trust({ AWS: own })], [trust({ AWS: `arn:aws:iam::${own}:role/x` })]),
    },
    { title: 'a denial', plan: trusted([service], [service, { ...trust('*'), Effect: 'Deny' }]) },
    { title: 'a condition more', plan: trusted([trust({ AWS: stranger })], [trust({ AWS: stranger }, external)]) },
    { title: 'a role that goes', plan: deleted('aws_iam_role.r', { assume_role_policy: text(trust('*')) }) },
    {
      title: 'another description',
      plan: updated(
        'aws_iam_role.r',
        { description: 'a', assume_role_policy: text(trust('*')) },
        { description: 'b', assume_role_policy: text(trust('*')) },
      ),
    },
  ],
  unknown: [
    {
      title: 'a document whose principals are open',
      class: 'critical',
      plan: written(
        { type: 'Federated', identifiers: [null] },
        { statement: [{ principals: [{ identifiers: [true] }] }] },
      ),
    },
    {
      title: 'known only later',
      class: 'critical',
      plan: later('aws_iam_role.deploy', { name: 'deploy' }, { assume_role_policy: [] }),
    },
    {
      title: 'no policy at all',
      class: 'critical',
      plan: updated('aws_iam_role.r', { assume_role_policy: text(service) }, { assume_role_policy: 'text' }),
    },
  ],
  same: [
    {
      title: 'the account in another spelling',
      plan: trusted([trust({ AWS: own })], [{ Sid: 'a', ...trust({ AWS: [`arn:aws:iam::${own}:root`] }) }]),
    },
    {
      title: 'services split over statements',
      plan: trusted(
        [trust({ Service: ['a.amazonaws.com', 'b.amazonaws.com'] })],
        [trust({ Service: 'b.amazonaws.com' }), trust({ Service: 'a.amazonaws.com' })],
      ),
    },
    { title: 'only narrowed', plan: trusted([service, trust('*')], [service]) },
  ],
};
