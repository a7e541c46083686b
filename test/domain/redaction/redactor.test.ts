import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactor } from '../../../src/domain/redaction/redactor.ts';
import { shortestSecret } from '../../../src/domain/redaction/spellings.ts';

const secret = 'p4ss "w<ö>rd" & more/of+it';
const bytes = Buffer.from(secret);
const redact = redactor([secret]);

const spelled: Record<string, string> = {
  plain: secret,
  JSON: JSON.stringify(secret).slice(1, -1),
  'JSON in JSON': JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  jsonencode: JSON.stringify(secret)
    .slice(1, -1)
    .replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
  URL: encodeURIComponent(secret),
  'URL in small letters': encodeURIComponent(secret).replace(/%../g, (c) => c.toLowerCase()),
  form: encodeURIComponent(secret).replaceAll('%20', '+'),
  hex: bytes.toString('hex'),
  HEX: bytes.toString('hex').toUpperCase(),
  base64: bytes.toString('base64'),
  base64url: bytes.toString('base64url'),
  'base64 after one byte': Buffer.from(`x${secret}y`).toString('base64'),
  'base64 after two bytes': Buffer.from(`xx${secret}yy`).toString('base64'),
  HTML: secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  'over two lines': `${secret.slice(0, 9)}\n    ${secret.slice(9)}`,
  'base64 in lines': bytes.toString('base64').replace(/.{8}/g, '$&\n'),
  'an escaped line break': `${secret.slice(0, 9)}\\n${secret.slice(9)}`,
  'letter by letter': [...secret].join(' '),
};

describe('a secret is found however it is written', () => {
  test.each(Object.entries(spelled))('%s', (_, text) => {
    const shown = redact(`before ${text} after`);
    expect(shown).toContain('(secret)');
    const rest = shown.replace('before ', '').replace(' after', '').replace('(secret)', '');
    expect(rest.length).toBeLessThan(10);
  });
});

test('the rest of the text stays as it is, white space too', () => {
  expect(redact(`a  b\n\t${secret}\n c`)).toBe('a  b\n\t(secret)\n c');
  expect(redact(`${secret}${secret}x${secret}`)).toBe('(secret)x(secret)');
  expect(redact('nothing here')).toBe('nothing here');
});

test('a key of many lines is found line by line', () => {
  const lines = ['-----BEGIN KEY-----', 'MIIEvQIBADANBgkqhkiG9w0BAQEF', 'AASCBKcwggSjAgEAAoIBAQC7VJTU', 'short'];
  const shown = redactor([lines.join('\n')])(`key: ${lines[1]} and ${lines[2]}`);
  expect(shown).toBe('key: (secret) and (secret)');
});

test('what is too short to be told from ordinary text is left to its marks', () => {
  expect(redactor(['true', '12345'])('true 12345')).toBe('true 12345');
});

test('a secret inside another leaves nothing of the longer one', () => {
  expect(redactor(['hunter2hunter2', 'hunter2hu'])('x hunter2hunter2 y')).toBe('x (secret) y');
});

test('whatever the secret and wherever it stands, it is not there afterwards', () => {
  const texts = fc
    .string({ unit: 'binary', minLength: shortestSecret + 6, maxLength: 40 })
    .filter((text) => text.replace(/\s|\\[nrt]/g, '').length > shortestSecret + 3);
  fc.assert(
    fc.property(texts, fc.string(), fc.string(), (text, before, after) => {
      const shown = redactor([text])(`${before}${text}${after}`);
      expect(shown).not.toContain(text);
    }),
    { numRuns: 300 },
  );
});
