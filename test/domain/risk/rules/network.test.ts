import { describe, expect, test } from 'vitest';
import { judged } from '../judging.ts';

describe('other parts of the network, by type', () => {
  test.each([
    ['aws_network_acl_rule.a', 'critical'],
    ['aws_route53_record.a', 'high'],
    ['aws_subnet.a', 'normal'],
    ['aws_nat_gateway.a', 'normal'],
  ])('%s is %s', (address, expected) => {
    const judgement = judged({ changes: [{ address, actions: ['create'], after: {} }] });
    expect(judgement).toMatchObject({ class: expected, impacts: ['network'] });
  });
});
