import type { ResourceChange } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { wordOf } from '../../../plan/read.ts';
import { afterOf } from '../../change-facts.ts';
import { rangeGrowth } from '../../network/ranges.ts';
import type { Weakness } from '../../network/weakness.ts';
import { isAny, isNone, isUnset, weaklySet } from '../../network/weakness.ts';
import { lookUp, pathFrom } from '../../policy-path.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;
const data = { class: 'critical' } as const;

const settings: readonly Weakness[] = [
  {
    types: `aws_db_instance aws_rds_cluster aws_rds_cluster_instance aws_redshift_cluster aws_redshiftserverless_workgroup
      aws_dms_replication_instance aws_neptune_cluster_instance aws_docdb_cluster_instance aws_mq_broker
      aws_lightsail_database`,
    path: 'publicly_accessible',
    isWeak: isAny(true),
    say: 'puts a store of data on the internet',
    ...data,
  },
  {
    types: 'aws_opensearch_domain aws_elasticsearch_domain',
    path: 'vpc_options',
    isWeak: isUnset,
    say: 'puts a search domain outside any network of ours',
    ...data,
    atUpdate: true,
  },
  {
    types: 'aws_msk_cluster',
    path: 'broker_node_group_info[*].connectivity_info[*].public_access[*].type',
    isWeak: isAny('SERVICE_PROVIDED_EIPS'),
    say: 'gives the brokers public addresses',
    ...data,
  },
  {
    types: 'aws_sagemaker_notebook_instance',
    path: 'direct_internet_access',
    isWeak: isAny('Enabled'),
    say: 'gives a notebook its own way to the internet',
    atUpdate: true,
  },
  {
    types: 'aws_eks_cluster',
    path: 'vpc_config[*].endpoint_public_access',
    isWeak: isNone(false),
    say: 'lets the internet reach the control plane',
  },
  {
    types: 'aws_lambda_function_url',
    path: 'authorization_type',
    isWeak: isAny('NONE'),
    say: 'lets anybody call the function',
  },
  {
    types: 'aws_api_gateway_method',
    path: 'authorization',
    isWeak: isAny('NONE'),
    say: 'lets anybody call the method',
  },
  {
    types: 'aws_apigatewayv2_route',
    path: 'authorization_type',
    isWeak: isNone('AWS_IAM', 'JWT', 'CUSTOM'),
    say: 'lets anybody call the route',
  },
  {
    types: 'aws_api_gateway_rest_api',
    path: 'endpoint_configuration[*].types[*]',
    isWeak: isNone('PRIVATE'),
    say: 'turns a private API to the internet',
    atUpdate: true,
  },
];

export const publicEndpoint: ChangeRule = {
  id: 'public-endpoint',
  about: 'A service or a store that faces the internet is asked by strangers.',
  class: 'high',
  source: 'NET-14',
  onChange: ({ change }) => {
    if (change.type === 'aws_api_gateway_method' && wordOf(afterOf(change, 'http_method')) === 'OPTIONS')
      return undefined;
    return [...weaklySet(change, settings, impacts), ...controlPlane(change)];
  },
};

const attribute = 'vpc_config';
const ranges = pathFrom('vpc_config[*].public_access_cidrs[*]') ?? [];

/** Whom a control plane that is open lets in. */
function controlPlane(change: ResourceChange): readonly Hit[] {
  if (change.type !== 'aws_eks_cluster' || !(creates(change) || kindOf(change.actions) === 'update')) return [];
  if (change.before === null) return [];
  const before = lookUp(ranges, change.before, {});
  switch (rangeGrowth(before, lookUp(ranges, change.after, change.unknown))) {
    case 'world':
      return [fires('lets the whole internet ask the control plane', { attribute, impacts })];
    case 'outside':
      return [fires('lets new public addresses ask the control plane', { attribute, impacts })];
    case 'unreadable':
      return change.configured.includes(attribute)
        ? [cannotTell('who may ask the control plane is known only later', { attribute, impacts })]
        : [];
    default:
      return [];
  }
}
