import { describe, expect, test } from 'vitest';
import { hideShapes, redactorFor } from '../../../src/domain/redaction/shape-redactor.ts';

// Put together here, so that no scanner takes this file for a leak.
const tokens: Record<string, string> = {
  'an AWS access key id': `AKIA${'QWERTYUIOPASDFGH'}`,
  'a GitHub token': `ghp_${'a1B2'.repeat(9)}`,
  'a GitLab token': `glpat-${'x1Y2'.repeat(5)}`,
  'an npm token': `npm_${'a1B2'.repeat(9)}`,
  'a private key': [
    '-----BEGIN RSA PRIVATE',
    'KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END RSA PRIVATE',
    'KEY-----',
  ].join(' '),
  'an address with a password': `postgres://app:${'s3cr3t-w0rd'}@db.internal:5432/app`,
};

describe.each(Object.entries(tokens))('%s is hidden', (_, token) => {
  const bytes = Buffer.from(token);
  test.each<[string, string]>([
    ['in plain', token],
    ['as JSON', JSON.stringify(token).slice(1, -1)],
    ['in a URL', encodeURIComponent(token)],
    ['in hex', bytes.toString('hex')],
    ['in base64', bytes.toString('base64')],
    ['in base64url', bytes.toString('base64url')],
    ['in base64 after a quote', Buffer.from(`"${token}`).toString('base64')],
    ['in base64 of more', Buffer.from(`{"a": "x", "token": "${token}"}`).toString('base64')],
    ['over two lines', `${token.slice(0, 12)}\n${token.slice(12)}`],
  ])('%s', (_name, spelled) => {
    const shown = hideShapes(`before ${spelled} after`);
    expect(shown).toContain('(secret)');
    const secretPart = /:([^:@/]+)@/.exec(token)?.[1] ?? token.slice(-12);
    for (const part of [spelled, token, secretPart]) expect(shown).not.toContain(part);
  });
});

test.each([
  'arn:aws:iam::123456789012:role/terraform-plan-and-apply-for-the-whole-estate',
  'module.network_edge.aws_wafv2_web_acl_association.edge[0]',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '9f1c2a34-0b1c-4d2e-8f30-1a2b3c4d5e6f',
  '{"Statement":[{"Action":["s3:GetObject"],"Resource":"arn:aws:s3:::logs/*"}]}',
  'a sentence with some words that are long enough, 100%25 of them',
])('%s is no secret', (text) => expect(hideShapes(text)).toBe(text));

test('what is marked and what has a shape are hidden together', () => {
  const token = tokens['an npm token'] ?? '';
  expect(redactorFor(['hunter2hunter2'])(`a hunter2hunter2 b ${token} c`)).toBe('a (secret) b (secret) c');
});
