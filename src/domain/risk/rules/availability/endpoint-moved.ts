import type { ResourceChange } from '../../../analysis.ts';
import { canonical } from '../../../canonical.ts';
import { kindOf } from '../../../plan/actions.ts';
import { attributeOf, isUnknownAt, pathText, valuesAt } from '../../guards/path.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const name = 'is called under another name or port from now on';
const certificate = 'shows callers another certificate';

/** What callers hold on to. */
const rows: readonly (readonly [types: string, path: string, say: string])[] = [
  ['aws_db_instance aws_rds_cluster_instance', 'identifier', name],
  ['aws_db_instance aws_rds_cluster aws_redshift_cluster aws_lb_listener aws_alb_listener', 'port', name],
  ['aws_db_instance aws_rds_cluster_instance', 'ca_cert_identifier', certificate],
  ['aws_rds_cluster', 'ca_certificate_identifier', certificate],
  ['aws_lb_listener aws_alb_listener aws_api_gateway_domain_name', 'certificate_arn', certificate],
  ['aws_api_gateway_domain_name', 'regional_certificate_arn', certificate],
  ['aws_apigatewayv2_domain_name', 'domain_name_configuration/certificate_arn', certificate],
  ['aws_cloudfront_distribution', 'viewer_certificate/acm_certificate_arn', certificate],
  ['aws_cloudfront_distribution', 'viewer_certificate/iam_certificate_id', certificate],
];

const held = Map.groupBy(
  rows.flatMap(([types, path, say]) => types.split(' ').map((type) => ({ type, path, say }))),
  ({ type }) => type,
);

export const endpointMoved: ChangeRule = {
  id: 'endpoint-moved',
  about: 'Whoever calls by the old name, or trusts the old certificate, is turned away until he is told.',
  class: 'high',
  source: 'AVL-03',
  onChange: ({ change }) => {
    if (change.mode !== 'managed' || kindOf(change.actions) !== 'update') return undefined;
    return (held.get(change.type) ?? []).flatMap(({ path, say }) => hitOf(change, path, say));
  },
};

function hitOf(change: ResourceChange, path: string, say: string): readonly Hit[] {
  const [before, after] = [change.before, change.after].map((side) => valuesAt(side, path));
  const attribute = pathText(path);
  if (!before?.some((value) => value !== '')) return [];
  if (isUnknownAt(change, path)) {
    return change.configured.includes(attributeOf(path))
      ? [cannotTell(`perhaps ${say}: it is known only later`, { attribute })]
      : [];
  }
  return canonical(before) === canonical(after) ? [] : [fires(say, { attribute })];
}
