import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPlan } from '../../src/wire.ts';
import { planText } from '../domain/plan/plans.ts';
import { give, nowhere } from './command-line.ts';

// Put together here, so that no scanner takes this file for a leak.
const secrets: Record<string, string> = {
  marked: 'canary-hunter2-canary/with+more',
  output: 'canary-of-an-output-9f1c',
  variable: 'canary-of-a-variable-77aa',
  provider: 'canary-of-a-provider-31bd',
  key: `AKIA${'QWERTYUIOPASDFGH'}`,
  token: `ghp_${'a1B2'.repeat(9)}`,
};

/** INV-24: plain, base64 wherever it begins, URL, JSON, hex and HTML. */
function encodings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const inner = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(shift + 2, -2);
  });
  const url = encodeURIComponent(secret);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    url,
    url.replace(/%../g, (code) => code.toLowerCase()),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...inner,
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'canary-'));
const file = join(folder, 'plans', 'prod-01', 'edge.json');
const { marked = '', output = '', variable = '', provider = '', key = '', token = '' } = secrets;

/** A plan that says each secret once with its mark, and then in every place and way it should not. */
function leaky(): string {
  const all = [marked, output, variable, provider, key, token];
  const spelled = all.flatMap((secret) => encodings(secret).slice(0, 6));
  const told = Object.fromEntries(spelled.map((text, index) => [`attribute_${index}`, `${index} ${text} end`]));
  const lists = {
    parts: [marked.slice(0, 9), marked.slice(9)],
    script: `#!/bin/sh\nexport P=${marked}\nexport K=${key}\n`,
    wrapped: `${Buffer.from(`"${token}"`).toString('base64')}\n`,
  };
  const json = JSON.stringify({ Statement: [{ Condition: { pass: marked, also: token } }] });
  const after = {
    password: marked,
    nested: [{ password: marked, hint: `${variable}!` }],
    ...told,
    ...lists,
    policy: json,
  };
  const address = (of: string) => `aws_instance.web["${of}"]`;
  const change = {
    after,
    afterSensitive: { password: true, nested: [{ password: true }] },
    unknown: { [marked]: true },
  };
  return planText({
    changes: [
      {
        address: address(marked),
        actions: ['update'],
        before: { password: 'old-canary-password', user_data: token },
        ...change,
      },
      {
        address: address(key),
        actions: ['delete', 'create'],
        before: { [token]: key },
        ...change,
        replacePaths: [[marked]],
      },
      { address: `aws_iam_role.a["${output}"]`, actions: ['delete'], before: { name: provider } },
      {
        address: 'aws_lb.moved',
        actions: ['no-op'],
        previous_address: `aws_lb.x["${token}"]`,
        importing: { id: variable },
      },
    ],
    drift: [{ address: address(token), actions: ['update'], before: { a: marked }, after: { a: key } }],
    output_changes: {
      [output]: { actions: ['create'], before: null, after: output, after_sensitive: true, before_sensitive: false },
    },
    variables: { v: { value: variable } },
    configuration: {
      root_module: { variables: { v: { sensitive: true } } },
      provider_config: { aws: { expressions: { token: { constant_value: provider } } } },
    },
    checks: [{ address: { to_display: `check.${token}` }, status: 'fail' }],
  });
}

beforeAll(() => {
  mkdirSync(join(folder, 'plans', 'prod-01'), { recursive: true });
  writeFileSync(file, leaky());
});
afterAll(() => rmSync(folder, { recursive: true }));

const rows = join(folder, 'rows.yaml');
writeFileSync(
  rows,
  'policies:\n  - { name: any, when: { type: aws_*, actions: [update] }, warn: { attribute: policy, present: true }, say: has one, fix: none }\n',
);
const wrote = ['--out', join(folder, 'out.md'), '--gitlab-report', join(folder, 'report.json'), '--summary'];

const sinks: readonly (readonly [string, readonly string[]])[] = [
  ['analyze as text', ['analyze', file, '--policy', rows, '--fail-on', 'low']],
  ['analyze as JSON', ['analyze', file, '--policy', rows, '--json']],
  ['analyze as SARIF', ['analyze', file, '--policy', rows, '--sarif']],
  ['analyze as Markdown', ['analyze', file, '--markdown']],
  ['analyze as HTML', ['analyze', file, '--policy', rows, '--html']],
  ['classify', ['classify', file, '--explain']],
  ['classify as JSON', ['classify', file, '--json']],
  ['comment', ['comment', '--from', join(folder, 'plans'), '--policy', rows]],
  ['comment as JSON', ['comment', '--from', join(folder, 'plans'), '--json']],
  ['comment for GitLab', ['comment', '--from', join(folder, 'plans'), '--forge', 'gitlab']],
  ['comment into files', ['comment', '--from', join(folder, 'plans'), ...wrote]],
];

/** Everything a command said or wrote, also without what only a format put between. */
async function shownBy(argv: readonly string[]): Promise<string> {
  const env = { GITHUB_STEP_SUMMARY: join(folder, 'summary.md') };
  const { out, err, exit } = await give(argv, { wire: { ...nowhere, readPlan }, env });
  expect(exit).not.toBe(64);
  const files = argv.includes('--out') ? ['out.md', 'report.json', 'summary.md'] : [];
  const texts = [out, err, ...files.map((name) => readFileSync(join(folder, name), 'utf8'))].join('\n');
  const plain = texts.replace(/&#([0-9]+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  return [texts, plain, plain.replaceAll('\\\\', '\\').replaceAll('\\"', '"'), plain.replace(/\s|\\n/g, '')].join('\n');
}

describe.each(sinks)('%s', (_, argv) => {
  test('holds no secret in any encoding', async () => {
    const shown = await shownBy(argv);
    expect(shown.length).toBeGreaterThan(100);
    for (const [name, secret] of Object.entries(secrets)) {
      const leaked = encodings(secret).filter((text) => shown.includes(text));
      expect({ name, leaked }).toEqual({ name, leaked: [] });
    }
    expect(shown).not.toContain('old-canary-password');
    expect(shown).not.toContain(marked.slice(9));
  });
});

test('and the plan does hold them all, so that there was something to hide', () => {
  const text = readFileSync(file, 'utf8');
  for (const secret of Object.values(secrets))
    for (const spelled of encodings(secret).slice(0, 6)) expect(text).toContain(spelled);
});
