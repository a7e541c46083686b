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

const aws = 'registry.terraform.io/hashicorp/aws';
const chosen = { provider: aws, version: '6.1.0', constraints: '~> 6.0', hashes: ['zh:01', 'h1:BB='] };
const relockedAws = `provider "${aws}" {
  version     = "6.1.0"
  constraints = "~> 6.0"
  hashes = [
    "h1:BB=",
    "zh:01",
  ]
}`;

test('relocking writes one block anew and leaves every other character', () => {
  const other = 'provider "registry.terraform.io/hashicorp/null" { version = "3.2.3" } # odd\r\n';
  const text = `# ünï\n\nprovider "${aws}" {\n  version = "5.80.0"\n}\n\n${other}`;
  expect(lockFile.relock(text, [chosen])).toBe(`# ünï\n\n${relockedAws}\n\n${other}`);
});

test('relocking adds what was not locked, at the end and by address', () => {
  const second = { ...chosen, provider: 'registry.terraform.io/hashicorp/null' };
  const text = lockFile.relock('# made by the engine\n', [second, chosen]);
  expect(text.startsWith(`# made by the engine\n\n${relockedAws}\n\n`)).toBe(true);
  expect([...lockFile.read(text).keys()]).toEqual([aws, second.provider]);
});

test('relocking twice is relocking once', () => {
  const once = lockFile.relock('', [chosen]);
  expect(lockFile.relock(once, [chosen])).toBe(once);
});

test.each(['a"b', 'a\nb', 'a\\b'])('a hash %j is never written', (hash) => {
  expect(() => lockFile.relock('', [{ ...chosen, hashes: [hash] }])).toThrow(/cannot stand/);
});
