import type { ResourceChange, Value } from '../../analysis.ts';
import { isUnknown } from '../../plan/change.ts';
import { holdsMasked } from '../../plan/mask.ts';
import { listOf, memberOf, textsOf, wordOf } from '../../plan/read.ts';

/** Attributes that hold an ACL, by type. */
const attributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_s3_bucket_acl', ['acl', 'access_control_policy']],
  ['aws_s3_bucket', ['acl', 'grant']],
  ['aws_s3_object', ['acl']],
  ['aws_s3_bucket_object', ['acl']],
  ['aws_s3_object_copy', ['acl', 'grant']],
]);

export const everybody = 'everybody';
export const everyCustomer = 'every customer of AWS';

/** Whom the ACLs that AWS keeps under a name let do what, beside the owner. */
const canned: ReadonlyMap<string, readonly string[]> = new Map([
  ['public-read', [`${everybody}: READ`]],
  ['public-read-write', [`${everybody}: READ`, `${everybody}: WRITE`]],
  ['authenticated-read', [`${everyCustomer}: READ`]],
  ['aws-exec-read', ['EC2: READ']],
  ['log-delivery-write', ['log delivery: WRITE', 'log delivery: READ_ACP']],
]);

const groups: ReadonlyMap<string, string> = new Map([
  ['http://acs.amazonaws.com/groups/global/AllUsers', everybody],
  ['http://acs.amazonaws.com/groups/global/AuthenticatedUsers', everyCustomer],
  ['http://acs.amazonaws.com/groups/s3/LogDelivery', 'log delivery'],
]);

export function aclAttributes(type: string): readonly string[] {
  return attributes.get(type) ?? [];
}

/** What an ACL grants on one side, as texts like `everybody: READ`. Undefined where it cannot be read. */
export function aclGrants(change: ResourceChange, side: 'before' | 'after'): readonly string[] | undefined {
  const names = aclAttributes(change.type);
  const values = change[side];
  const isOpen = (name: string): boolean =>
    side === 'after' && change.configured.includes(name) && isUnknown(change, name);
  if (names.some((name) => isOpen(name) || holdsMasked(memberOf(values, name)))) return undefined;
  const [policy] = listOf(memberOf(values, 'access_control_policy'));
  const owner = wordOf(memberOf(listOf(memberOf(policy, 'owner'))[0], 'id'));
  return [
    ...(canned.get(wordOf(memberOf(values, 'acl'))) ?? []),
    ...listOf(memberOf(policy, 'grant')).flatMap((grant) =>
      granted(listOf(memberOf(grant, 'grantee'))[0], [wordOf(memberOf(grant, 'permission'))], owner),
    ),
    ...listOf(memberOf(values, 'grant')).flatMap((grant) =>
      granted(grant, textsOf(memberOf(grant, 'permissions')), owner),
    ),
  ];
}

function granted(grantee: Value | undefined, permissions: readonly string[], owner: string): readonly string[] {
  const id = wordOf(memberOf(grantee, 'id'));
  if (id !== '' && id === owner) return [];
  const uri = wordOf(memberOf(grantee, 'uri'));
  const who = uri === '' ? `another account, ${id === '' ? 'by mail' : id.slice(0, 12)}` : (groups.get(uri) ?? uri);
  return permissions
    .flatMap((name) => (name === 'FULL_CONTROL' ? fullControl : [name]))
    .map((name) => `${who}: ${name}`);
}

const fullControl = ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP'];
