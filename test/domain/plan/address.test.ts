import { expect, test } from 'vitest';
import { configAddress, referencedResource } from '../../../src/domain/plan/address.ts';

test.each([
  ['aws_lb.edge', 'aws_lb.edge'],
  ['aws_lb.edge[0]', 'aws_lb.edge'],
  ['module.a[0].module.b["x.y"].aws_lb.edge["k"]', 'module.a.module.b.aws_lb.edge'],
  ['module.a["q\\"]."].data.http.x', 'module.a.data.http.x'],
  ['aws_lb.edge["never closed', 'aws_lb.edge'],
])('%s stands in the configuration as %s', (address, expected) => expect(configAddress(address)).toBe(expected));

test.each([
  ['aws_lb.edge[0].arn', 'module.net.aws_lb.edge'],
  ['data.aws_ami.x.id', 'module.net.data.aws_ami.x'],
  ['aws_lb.edge', 'module.net.aws_lb.edge'],
  ['var.name', undefined],
  ['count.index', undefined],
  ['module.other.arn', undefined],
  ['aws_lb', undefined],
])('%s inside a module means %s', (reference, expected) =>
  expect(referencedResource(reference, 'module.net.')).toBe(expected),
);
