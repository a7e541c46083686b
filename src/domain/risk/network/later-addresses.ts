import type { ResourceChange } from '../../analysis.ts';

/** What the attribute is made of is known only later, yet it can only be one address or one network of ours. */
export function isMadeOfOneNetwork(change: ResourceChange, attribute: string): boolean {
  const blocks = change.references[attribute] ?? [];
  return blocks.length > 0 && blocks.every((block) => oneNetwork.has(block.split('.').at(-2) ?? ''));
}

const oneNetwork = new Set([
  'aws_eip',
  'aws_nat_gateway',
  'aws_instance',
  'aws_network_interface',
  'aws_vpc',
  'aws_default_vpc',
  'aws_subnet',
  'aws_default_subnet',
  'aws_vpc_ipv4_cidr_block_association',
  'aws_vpc_ipv6_cidr_block_association',
]);
