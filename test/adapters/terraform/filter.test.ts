import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnosticsIn, filtered } from '../../../src/adapters/terraform/filter.ts';
import { secretsOf } from '../../../src/adapters/terraform/secrets.ts';

const state = {
  version: 4,
  terraform_version: '1.11.4',
  serial: 3,
  lineage: 'abc',
  outputs: { k: { value: 'hunter22' } },
};

describe('state', () => {
  test.each([
    ['in many lines', JSON.stringify(state, null, 2)],
    ['in one line', JSON.stringify(state)],
    ['in many lines with a margin', JSON.stringify(state, null, 2).replace(/^/gm, '  ')],
    ['cut off in the middle', JSON.stringify(state, null, 2).slice(0, -9)],
    ['with brackets in its strings', JSON.stringify({ ...state, x: '}}}]]] \\" }' }, null, 2)],
  ])('%s is not shown, and what stands before it is', (_, dump) => {
    const lines = filtered(`Error: no space left on device\n\n${dump}\n`, []);
    expect(lines).toEqual(['Error: no space left on device', '', '(a state was printed here and is not shown)']);
  });

  test('is told apart from a plan in braces', () => {
    const plan = '  + tags = {\n      + a = 1\n    }\n{\n  "serials": 1\n}';
    expect(filtered(plan, []).join('\n')).toBe(plan);
  });
});

describe('secrets', () => {
  const secret = 'p4ss/w+rd "with" ütf';
  test.each([
    ['plain', secret],
    ['JSON', JSON.stringify(secret)],
    ['URL', encodeURIComponent(secret)],
    ['hex', Buffer.from(secret).toString('hex')],
  ])('are masked in %s', (_, text) => {
    expect(filtered(`a ${text} b`, [secret])[0]).toMatch(/^a "?\(secret\)"? b$/);
  });

  test('are masked in base64 wherever they begin inside a longer text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (before, after) => {
        const text = Buffer.from(before + secret + after).toString('base64');
        const [line = ''] = filtered(text, [secret]);
        expect(line).toContain('(secret)');
        expect(Buffer.from(line.replace('(secret)', ''), 'base64').toString()).not.toContain(secret.slice(4, 12));
      }),
    );
  });

  test('of many lines are masked line by line', () => {
    const key = '-----BEGIN KEY-----\nabcdefghijklmnop\nqrstuvwxyzabcdef\n-----END KEY-----\n';
    expect(filtered('| abcdefghijklmnop\n| qrstuvwxyzabcdef', [key])).toEqual(['| (secret)', '| (secret)']);
  });

  test('are all values of an environment but those known to be plain', () => {
    const named = { AWS_REGION: 'eu-central-1', TF_HTTP_USERNAME: 'planner', GIT_CONFIG_KEY_0: 'url.x.insteadOf' };
    expect(secretsOf({ ...named, TOKEN: 'abcdef', TF_VAR_key: 'ghijkl' })).toEqual(['abcdef', 'ghijkl']);
  });
});

describe('lines', () => {
  test('have their control characters spelled out', () => {
    expect(filtered('\u001b[31mred\u0007 \u202eltr\t\u2028', [])).toEqual([
      '\\x1b[31mred\\x07 \\u{202e}ltr\t\\u{2028}',
    ]);
  });

  test('are cut when too long, and too many lose their middle', () => {
    expect(filtered('x'.repeat(5_000), [])[0]).toHaveLength(2_001);
    const many = filtered(Array.from({ length: 5_000 }, (_, index) => `${index}`).join('\n'), []);
    expect(many).toHaveLength(2_001);
    expect(many[500]).toBe('(3000 lines are not shown)');
    expect(many.at(-1)).toBe('4999');
  });

  test('of nothing are none', () => {
    expect(filtered('\n\n', [])).toEqual([]);
  });
});

test('each error and warning is one diagnostic', () => {
  const lines = ['', 'Error: first', '', '  on main.tf line 1', '', 'Error: second', 'Warning: third', ''];
  expect(diagnosticsIn(lines)).toEqual(['Error: first\n\n  on main.tf line 1', 'Error: second', 'Warning: third']);
});
