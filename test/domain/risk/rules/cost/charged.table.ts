import { created, deleted, one, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const endpoint = 'aws_vpc_endpoint.e';

export const table: RuleTable = {
  rule: 'charged',
  fires: [
    { title: 'a NAT gateway', class: 'normal', plan: created('aws_nat_gateway.n', {}), say: 'used or not' },
    {
      title: 'an interface in each zone',
      class: 'normal',
      plan: created(endpoint, { vpc_endpoint_type: 'Interface' }),
    },
    { title: 'a contract', class: 'high', plan: created('aws_shield_protection.s', {}) },
    { title: 'it is let go of', class: 'normal', plan: one('aws_nat_gateway.n', ['forget']), say: 'goes on costing' },
    { title: 'the old one is let go of', class: 'normal', plan: one('aws_nat_gateway.n', ['create', 'forget']) },
    { title: 'it goes', class: 'low', plan: deleted('aws_nat_gateway.n'), say: 'nothing' },
  ],
  silent: [
    { title: 'a gateway endpoint', plan: created(endpoint, { vpc_endpoint_type: 'Gateway' }) },
    { title: 'an endpoint of the default kind', plan: created(endpoint, {}) },
    { title: 'it changes', plan: updated('aws_nat_gateway.n', { a: 1 }, { a: 2 }) },
    { title: 'one takes the place of another', plan: one('aws_nat_gateway.n', ['delete', 'create']) },
    { title: 'what an earlier replacement left', plan: one('aws_nat_gateway.n', ['delete'], { deposed: '0badc0de' }) },
    { title: 'what is paid by use', plan: created('aws_lambda_function.f', {}) },
  ],
  unknown: 'decided by action and type',
};
