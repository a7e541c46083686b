import type { ResourceChange, Value } from '../../../analysis.ts';
import { destroys, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { holdsMasked } from '../../../plan/mask.ts';
import { memberOf, textsOf } from '../../../plan/read.ts';
import { attributeOf, valuesAt } from '../../guards/path.ts';
import type { PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import type { Mention } from './mentions.ts';
import { mentions, textsUnder } from './mentions.ts';

/** Where a record says what it leads to. */
export const leads: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_route53_record', ['records', 'alias/name']],
  ['google_dns_record_set', ['rrdatas']],
  ['azurerm_dns_a_record', ['records']],
  ['azurerm_dns_aaaa_record', ['records']],
  ['azurerm_dns_cname_record', ['record']],
]);

/** Where an object says by which name or address it is reached. */
const places = [
  ...['dns_name', 'domain_name', 'endpoint', 'address', 'fqdn', 'public_dns', 'public_ip', 'private_ip', 'ip_address'],
  ...['website_endpoint', 'bucket_domain_name', 'bucket_regional_domain_name', 'regional_domain_name'],
  ...['cloudfront_domain_name', 'configuration_endpoint_address', 'primary_endpoint_address', 'reader_endpoint'],
  ...['ipv6_address', 'default_hostname', 'cluster_address'],
];

const impacts = { user: 'public' } as const;

export const cutoverAndDelete: PlanRule = {
  id: 'cutover-and-delete',
  about: 'Caches lead to the old place for as long as they hold the answer; if it goes at once, they lead nowhere.',
  class: 'high',
  source: 'XAC-09',
  onPlan: ({ analysis: { changes } }) => {
    const records = changes.filter(isCutOver);
    const gone = records.length === 0 ? [] : changes.filter(goes).map((change) => ({ change, at: placesOf(change) }));
    return records.flatMap((record) =>
      (leads.get(record.type) ?? []).flatMap((path) => {
        const attribute = attributeOf(path);
        const found = gone.map(({ change, at }) => ({ change, isLeft: leavesFor(record, path, at) }));
        const old = found.find(({ isLeft }) => isLeft === 'yes') ?? found.find(({ isLeft }) => isLeft === 'unknown');
        if (!old) return [];
        const say = `leads away from ${old.change.address}, which goes at the same time`;
        const more = { attribute, impacts };
        return [
          {
            address: record.address,
            ...(old.isLeft === 'yes' ? fires(say, more) : cannotTell(`perhaps ${say}`, more)),
          },
        ];
      }),
    );
  },
};

/** Did the record lead to one of these places, and does it no longer? */
function leavesFor(record: ResourceChange, path: string, at: ReadonlySet<string>): Mention {
  const [lost, stays] = [record.before, record.after].map((side) => mentions(hostsAt(side, path), at));
  if (at.size === 0 || lost === 'no' || stays === 'yes') return 'no';
  return lost === 'yes' && stays === 'no' && !isUnknown(record, attributeOf(path)) ? 'yes' : 'unknown';
}

/** A record that goes with its target leads nobody anywhere. */
function isCutOver(record: ResourceChange): boolean {
  const kind = kindOf(record.actions);
  return record.mode === 'managed' && (kind === 'update' || kind.startsWith('replace'));
}

function goes(change: ResourceChange): boolean {
  return change.mode === 'managed' && destroys(change) && !leads.has(change.type);
}

function placesOf({ before }: ResourceChange): ReadonlySet<string> {
  return new Set([...textsUnder(before, places)].map(host));
}

function hostsAt(value: Value, path: string): readonly Value[] {
  const said = memberOf(value, attributeOf(path));
  if (said !== undefined && holdsMasked(said)) return [said];
  return textsOf(valuesAt(value, path)).map(host);
}

/** One host has many spellings: case, the dot of the root, and the prefix under which a load balancer has both kinds of address. */
function host(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.]$/, '')
    .replace(/^dualstack[.]/, '');
}
