import type { RuleTable } from '../table.ts';
import { created, plan, updated } from './rows.ts';

const turned = (type: string, before: object, after: object) => plan(updated(`${type}.a`, before, after));
const set = (attribute: string, before: unknown, after: unknown, type: string) =>
  turned(type, { [attribute]: before }, { [attribute]: after });
const cluster = (isOpen: boolean, ...cidrs: string[]) => ({
  vpc_config: [{ endpoint_public_access: isOpen, public_access_cidrs: cidrs, subnet_ids: ['s'] }],
});
const api = (...types: string[]) => ({ endpoint_configuration: [{ types }] });

export const table: RuleTable = {
  rule: 'public-endpoint',
  directed: true,
  fires: [
    {
      title: 'a database',
      class: 'critical',
      plan: set('publicly_accessible', false, true, 'aws_db_instance'),
      say: 'a store of data',
    },
    {
      title: 'a new database',
      class: 'critical',
      plan: plan(created('aws_redshift_cluster.a', { publicly_accessible: true })),
    },
    { title: 'a broker', class: 'critical', plan: set('publicly_accessible', false, true, 'aws_mq_broker') },
    {
      title: 'a search domain that leaves its network',
      class: 'critical',
      plan: plan({
        ...updated('aws_opensearch_domain.a', { vpc_options: [{ subnet_ids: ['s'] }] }, { vpc_options: [] }),
        actions: ['delete', 'create'],
      }),
    },
    {
      title: 'brokers of a stream',
      class: 'critical',
      plan: plan(
        created('aws_msk_cluster.a', {
          broker_node_group_info: [{ connectivity_info: [{ public_access: [{ type: 'SERVICE_PROVIDED_EIPS' }] }] }],
        }),
      ),
    },
    {
      title: 'a notebook',
      class: 'high',
      plan: set('direct_internet_access', 'Disabled', 'Enabled', 'aws_sagemaker_notebook_instance'),
    },
    {
      title: 'a control plane',
      class: 'high',
      plan: turned('aws_eks_cluster', cluster(false), cluster(true)),
      say: 'the internet reach',
    },
    {
      title: 'a control plane for everybody',
      class: 'high',
      plan: turned('aws_eks_cluster', cluster(true, '203.0.113.0/24'), cluster(true, '0.0.0.0/0')),
      say: 'the whole internet ask',
    },
    {
      title: 'a control plane for one more network',
      plan: turned('aws_eks_cluster', cluster(true, '203.0.113.0/24'), cluster(true, '203.0.113.0/24', '9.9.9.9/32')),
      say: 'new public addresses',
    },
    {
      title: 'a function',
      class: 'high',
      plan: set('authorization_type', 'AWS_IAM', 'NONE', 'aws_lambda_function_url'),
    },
    { title: 'a method', plan: set('authorization', 'AWS_IAM', 'NONE', 'aws_api_gateway_method') },
    { title: 'a route', plan: set('authorization_type', 'JWT', 'NONE', 'aws_apigatewayv2_route') },
    {
      title: 'an API',
      plan: turned('aws_api_gateway_rest_api', api('PRIVATE'), api('REGIONAL')),
      say: 'turns a private API',
    },
  ],
  silent: [
    { title: 'a private database', plan: plan(created('aws_db_instance.a', { publicly_accessible: false })) },
    { title: 'a new search domain', plan: plan(created('aws_opensearch_domain.a', { vpc_options: [] })) },
    {
      title: 'a question whether one may ask',
      plan: plan(created('aws_api_gateway_method.a', { authorization: 'NONE', http_method: 'OPTIONS' })),
    },
    { title: 'a new API of a region', plan: plan(created('aws_api_gateway_rest_api.a', api('REGIONAL'))) },
    {
      title: 'a control plane for a part of whom it let in',
      plan: turned('aws_eks_cluster', cluster(true, '203.0.113.0/24'), cluster(true, '203.0.113.8/32')),
    },
    {
      title: 'a control plane for a private network',
      plan: turned('aws_eks_cluster', cluster(true, '203.0.113.0/24'), cluster(true, '203.0.113.0/24', '10.0.0.0/8')),
    },
  ],
  unknown: [
    {
      title: 'a database, known only later',
      class: 'critical',
      plan: {
        ...plan(created('aws_db_instance.a', {}, { unknown: { publicly_accessible: true } })),
        configured: { 'aws_db_instance.a': { publicly_accessible: [] } },
      },
    },
    {
      title: 'whom a control plane lets in',
      class: 'high',
      plan: {
        ...plan(
          updated(
            'aws_eks_cluster.a',
            cluster(true, '203.0.113.0/24'),
            { vpc_config: [{ endpoint_public_access: true }] },
            {
              unknown: { vpc_config: [{ public_access_cidrs: true }] },
            },
          ),
        ),
        configured: { 'aws_eks_cluster.a': { vpc_config: [] } },
      },
      say: 'who may ask',
    },
  ],
};
