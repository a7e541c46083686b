import type { Value } from '../../analysis.ts';
import { canonical } from '../../canonical.ts';
import { parseJson } from '../json.ts';
import { byText, isMembers, listOf, wordOf } from '../read.ts';
import type { GrantCarrier, GrantSource } from './carrier.ts';
import { unreadable } from './carrier.ts';

/** Carriers of one resource policy in a computed attribute, and the resource that sets it from beside. */
export const policyCarriers: readonly GrantCarrier[] = [
  policyCarrier('aws_s3_bucket', ['id', 'arn'], { type: 'aws_s3_bucket_policy', by: 'bucket' }),
  policyCarrier('aws_kms_key', ['id', 'key_id', 'arn'], { type: 'aws_kms_key_policy', by: 'key_id' }),
  policyCarrier('aws_sqs_queue', ['id', 'url'], { type: 'aws_sqs_queue_policy', by: 'queue_url' }),
  policyCarrier('aws_sns_topic', ['id', 'arn'], { type: 'aws_sns_topic_policy', by: 'arn' }),
  policyCarrier('aws_secretsmanager_secret', ['id', 'arn'], {
    type: 'aws_secretsmanager_secret_policy',
    by: 'secret_arn',
  }),
  policyCarrier('aws_vpc_endpoint', ['id'], { type: 'aws_vpc_endpoint_policy', by: 'vpc_endpoint_id' }),
];

function policyCarrier(
  type: string,
  ids: readonly string[],
  source: { readonly type: string; readonly by: string },
): GrantCarrier {
  return {
    types: [type],
    attribute: 'policy',
    ids,
    grants: (values) => statementsOf(values.policy),
    sources: [policySource(source)],
  };
}

function policySource({ type, by }: { readonly type: string; readonly by: string }): GrantSource {
  return {
    type,
    reads: [by, 'policy'],
    carriers: (values) => [wordOf(values[by])],
    grants: (values) => statementsOf(values.policy).filter((statement) => statement !== unreadable),
  };
}

/** A policy document's statements, each as canonical text: one value or a list of one, any order of a list, any Sid. */
export function statementsOf(policy: Value | undefined): readonly string[] {
  if (policy === undefined || policy === null || policy === '') return [];
  if (typeof policy !== 'string') return [unreadable];
  const parsed = parseJson(policy);
  if (!('value' in parsed) || !isMembers(parsed.value)) return [unreadable];
  const statement = parsed.value.Statement ?? [];
  return (Array.isArray(statement) ? listOf(statement) : [statement]).map(statementText);
}

function statementText(statement: Value): string {
  if (!isMembers(statement)) return unreadable;
  return canonical(settled(Object.fromEntries(Object.entries(statement).filter(([key]) => key !== 'Sid'))));
}

function settled(value: Value): Value {
  if (isMembers(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, settled(member)]));
  }
  if (!Array.isArray(value)) return value;
  const items = value.map(settled);
  const [first] = items;
  if (items.length === 1 && first !== undefined) return first;
  return items.sort((a, b) => byText(canonical(a), canonical(b)));
}
