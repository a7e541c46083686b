import type { RuleTable } from '../table.ts';
import { created, plan, updated } from './rows.ts';

const address = 'aws_cloudfront_distribution.a';
const turned = (attribute: string, before: object, after: object) =>
  plan(updated(address, { [attribute]: [before] }, { [attribute]: [after] }));
const geo = (type: string) => ({ geo_restriction: [{ restriction_type: type }] });

export const table: RuleTable = {
  rule: 'weak-distribution',
  directed: true,
  fires: [
    {
      title: 'no encryption',
      class: 'high',
      plan: turned(
        'default_cache_behavior',
        { viewer_protocol_policy: 'https-only' },
        { viewer_protocol_policy: 'allow-all' },
      ),
      say: 'without encryption',
    },
    {
      title: 'no encryption of some paths',
      plan: plan(created(address, { ordered_cache_behavior: [{ viewer_protocol_policy: 'allow-all' }] })),
    },
    {
      title: 'no signature',
      plan: turned('default_cache_behavior', { trusted_key_groups: ['k'] }, { trusted_key_groups: [] }),
      say: 'signature',
    },
    {
      title: 'no proof to the origin',
      plan: turned('origin', { origin_access_control_id: 'E1' }, { origin_access_control_id: '' }),
      say: 'to its origin',
    },
    { title: 'every country', plan: turned('restrictions', geo('whitelist'), geo('none')), say: 'every country' },
    {
      title: 'older protocols',
      plan: turned(
        'viewer_certificate',
        { minimum_protocol_version: 'TLSv1.2_2021' },
        { minimum_protocol_version: 'TLSv1' },
      ),
    },
  ],
  silent: [
    { title: 'a new one for every country', plan: plan(created(address, { restrictions: [geo('none')] })) },
    { title: 'fewer countries', plan: turned('restrictions', geo('none'), geo('whitelist')) },
    { title: 'another origin', plan: turned('origin', { domain_name: 'a' }, { domain_name: 'b' }) },
  ],
  unknown: [
    {
      title: 'a proof to the origin known only later',
      class: 'high',
      plan: {
        ...plan(
          updated(
            address,
            { origin: [{ origin_access_control_id: 'E1' }] },
            { origin: [{}] },
            {
              unknown: { origin: [{ origin_access_control_id: true }] },
            },
          ),
        ),
        configured: { [address]: { origin: [] } },
      },
    },
  ],
};
