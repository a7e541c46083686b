import { expect, test } from 'vitest';
import { openLockFile } from '../../../src/adapters/hcl/lock-file.ts';

const lockFile = await openLockFile();

test('a lock file says version, constraints and hashes of each provider', () => {
  const text = `# This file is maintained automatically by "terraform init".

provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.80.0"
  constraints = ">= 5.0.0, < 6.0.0"
  hashes = [
    "h1:AAAA=",
    "zh:00ff",
  ]
}

provider "registry.terraform.io/hashicorp/null" {
  version = "3.2.3"
}
`;
  expect([...lockFile.read(text)]).toEqual([
    [
      'registry.terraform.io/hashicorp/aws',
      { version: '5.80.0', constraints: '>= 5.0.0, < 6.0.0', hashes: ['h1:AAAA=', 'zh:00ff'] },
    ],
    ['registry.terraform.io/hashicorp/null', { version: '3.2.3', constraints: undefined, hashes: [] }],
  ]);
});

test('an empty lock file locks nothing', () => {
  expect(lockFile.read('# nothing\n').size).toBe(0);
});

test.each([
  ['no HCL', 'provider "a" {'],
  ['no version', 'provider "a" { constraints = "1" }'],
  ['an expression as version', 'provider "a" { version = local.x }'],
  ['a hash that is no text', 'provider "a" {\n version = "1"\n hashes = [1]\n}'],
  ['one provider twice', 'provider "a" { version = "1" }\nprovider "a" { version = "2" }'],
])('%s is refused', (_, text) => {
  expect(() => lockFile.read(text)).toThrow(
    expect.objectContaining({ name: 'Failure', code: 'lock-unreadable', outcome: 'nothing-happened' }),
  );
});
