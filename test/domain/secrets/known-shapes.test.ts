import { describe, expect, test } from 'vitest';
import { holdsSecret, knownSecretShapes, secretsIn } from '../../../src/domain/secrets/known-shapes.ts';

const letters = (length: number) => 'aB3'.repeat(length).slice(0, length);
const pem = (kind: string) => `-----BEGIN ${kind}PRIVATE KEY-----\nMIIEow\n-----END ${kind}PRIVATE KEY-----`;
const jwt = `eyJ${letters(20)}.eyJ${letters(40)}.${letters(43)}`;

const secrets: readonly (readonly [name: string, text: string])[] = [
  ['a private key', pem('')],
  ['a private key', pem('RSA ')],
  ['a private key', pem('OPENSSH ')],
  ['a private key', pem('ENCRYPTED ')],
  ['a private key', '-----BEGIN EC PRIVATE KEY-----\\nMHcCAQ'],
  ['an AWS access key id', 'AKIA234567ABCDEFGHIJ'],
  ['an AWS access key id', 'ASIA234567ABCDEFGHIJ'],
  ['a GitHub token', `ghp_${letters(36)}`],
  ['a GitHub token', `github_pat_${letters(22)}_${letters(59)}`],
  ['a GitLab token', `glpat-${letters(20)}`],
  ['a Slack token', `xoxb-123456789012-${letters(24)}`],
  ['a Slack webhook', `https://hooks.slack.com/services/T12345678/B12345678/${letters(24)}`],
  ['a Stripe key', `sk_live_${letters(24)}`],
  ['a Google API key', `AIza${letters(35)}`],
  ['an npm token', `npm_${letters(36)}`],
  ['a signed token', jwt],
  ['an address with a password', 'postgres://app:hunter22@db.internal/app'],
  ['an address with a password', 'mongodb+srv://app:p%40ss@cluster0.example.net'],
  ['an address with a password', 'redis://:hunter22@cache:6379'],
  ['a storage account key', `AccountKey=${letters(86)}==`],
];

describe.each(secrets)('%s', (name, text) => {
  test.each([text, `export X="${text}"\n`, `{"a":"${text}"}`, btoa(`TOKEN=${text} and more to say`)])(
    'is found in %j',
    (within) => {
      expect(secretsIn(within)).toEqual([name]);
      expect(holdsSecret(within)).toBe(true);
    },
  );
});

test.each([
  '',
  'hello',
  '-----BEGIN PUBLIC KEY-----',
  '-----BEGIN CERTIFICATE-----\nMIIE',
  'AKIAIOSFODNN7EXAMPLE',
  'XAKIA234567ABCDEFGHIJ',
  'AKIA234567ABCDEFGHIJK',
  'ghp_short',
  'sk_test_123456789012345678901234',
  'eyJhbGciOiJIUzI1NiJ9',
  'https://example.com/a:b@c',
  'https://example.com:8443/x@y',
  'postgres://app@db/app',
  'postgres://app:$' + '{var.password}@db/app',
  'postgres://app:<password>@db/app',
  'postgres://app:****@db/app',
  'arn:aws:iam::123456789012:role/a',
  'sha256:'.padEnd(71, '0'),
  letters(64),
  btoa('nothing to see here, move along'),
])('%j holds none', (text) => expect(secretsIn(text)).toEqual([]));

test('a shape covers the whole secret, so that it can be cut out', () => {
  for (const [, text] of secrets) {
    const cut = knownSecretShapes.reduce((left, { find }) => left.replace(find, ''), `<${text}>`);
    expect(cut.length, text).toBeLessThan(30);
  }
  expect(knownSecretShapes.reduce((left, { find }) => left.replace(find, 'X'), `a ${pem('RSA ')} b`)).toBe('a X b');
});

test('every shape is global and linear', () => {
  const walls = ['-----BEGIN PRIVATE KEY-----', 'eyJ', 'a://', 'eyJaaaaaaaaa.', 'x:', '-', 'xoxb-1', 'a://b:c'].map(
    (text) => text.repeat(200_000 / text.length),
  );
  for (const { find } of knownSecretShapes) {
    expect(find.flags).toContain('g');
    const start = performance.now();
    for (const wall of walls) wall.search(find);
    expect(performance.now() - start).toBeLessThan(3000);
  }
});
