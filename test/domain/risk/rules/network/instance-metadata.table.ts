import type { RuleTable } from '../table.ts';
import { created, plan, updated } from './rows.ts';

const options = (more: object) => ({ metadata_options: [more] });
const turned = (before: object, after: object) => plan(updated('aws_instance.a', options(before), options(after)));

export const table: RuleTable = {
  rule: 'instance-metadata',
  directed: true,
  fires: [
    {
      title: 'no token',
      class: 'high',
      plan: turned({ http_tokens: 'required' }, { http_tokens: 'optional' }),
      say: 'without a session token',
    },
    {
      title: 'no token from the start',
      class: 'high',
      plan: plan(created('aws_launch_template.a', options({ http_tokens: 'optional' }))),
    },
    {
      title: 'more hops',
      class: 'high',
      plan: turned({ http_put_response_hop_limit: 1 }, { http_put_response_hop_limit: 2 }),
      say: 'more hops',
    },
    {
      title: 'no token for all new machines',
      plan: plan(
        updated('aws_ec2_instance_metadata_defaults.a', { http_tokens: 'required' }, { http_tokens: 'no-preference' }),
      ),
    },
  ],
  silent: [
    { title: 'a token', plan: turned({ http_tokens: 'optional' }, { http_tokens: 'required' }) },
    { title: 'fewer hops', plan: turned({ http_put_response_hop_limit: 2 }, { http_put_response_hop_limit: 1 }) },
    {
      title: 'a machine that does not say',
      plan: plan(created('aws_instance.a', {}, { unknown: { metadata_options: true } })),
    },
    {
      title: 'something else',
      plan: plan(updated('aws_lb.a', options({ http_tokens: 'required' }), options({ http_tokens: 'optional' }))),
    },
  ],
  unknown: [
    {
      title: 'a token known only later',
      class: 'high',
      plan: {
        ...plan(
          updated('aws_instance.a', options({ http_tokens: 'required' }), options({}), {
            unknown: { metadata_options: [{ http_tokens: true }] },
          }),
        ),
        configured: { 'aws_instance.a': { metadata_options: [] } },
      },
    },
  ],
};
