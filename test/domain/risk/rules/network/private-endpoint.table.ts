import type { RuleTable } from '../table.ts';
import { created, plan, updated } from './rows.ts';

const service = 'aws_vpc_endpoint_service.a';

export const table: RuleTable = {
  rule: 'private-endpoint',
  directed: true,
  fires: [
    {
      title: 'no private names',
      class: 'high',
      plan: plan(updated('aws_vpc_endpoint.a', { private_dns_enabled: true }, { private_dns_enabled: false })),
      say: 'public addresses again',
    },
    {
      title: 'nobody is asked',
      class: 'high',
      plan: plan(updated(service, { acceptance_required: true }, { acceptance_required: false })),
      say: 'without being asked',
    },
    {
      title: 'every account',
      class: 'critical',
      plan: plan(updated(service, { allowed_principals: ['a'] }, { allowed_principals: ['a', '*'] })),
      say: 'every account',
    },
    {
      title: 'every account, as a resource of its own',
      class: 'critical',
      plan: plan(created('aws_vpc_endpoint_service_allowed_principal.a', { principal_arn: '*' })),
    },
  ],
  silent: [
    {
      title: 'private names',
      plan: plan(updated('aws_vpc_endpoint.a', { private_dns_enabled: false }, { private_dns_enabled: true })),
    },
    { title: 'a new endpoint', plan: plan(created('aws_vpc_endpoint.a', { private_dns_enabled: false })) },
    {
      title: 'one account',
      plan: plan(created('aws_vpc_endpoint_service_allowed_principal.a', { principal_arn: 'arn:aws:iam::1:root' })),
    },
  ],
  unknown: [
    {
      title: 'who may connect is known only later',
      class: 'critical',
      plan: {
        ...plan(created(service, {}, { unknown: { allowed_principals: true } })),
        configured: { [service]: { allowed_principals: [] } },
      },
    },
  ],
};
