import { expect, test } from 'vitest';
import { planText } from '../../domain/plan/plans.ts';
import { readIn } from './plans.ts';

const plan = planText({ changes: [{ address: 'a.b', actions: ['update'], before: { n: 'ä' } }] });
const utf16 = Buffer.from(plan, 'utf16le');
const deep = (levels: number): string => `${'['.repeat(levels)}1${']'.repeat(levels)}`;
const given = (text: string): string => plan.replace('"ä"', text);
const log = [
  '{"@level":"info","@message":"Terraform 1.11.4","type":"version"}',
  '{"@level":"info","@message":"a.b: Plan to update","type":"planned_change"}',
];

test.each<[string, string, string | Uint8Array]>([
  ['nothing', 'plan-empty', ''],
  ['only white space', 'plan-empty', ' \r\n\t\n'],
  ['only a byte order mark', 'plan-empty', '\uFEFF'],
  ['a saved plan file', 'plan-is-binary', Buffer.from('PK\u0003\u0004rest of an archive')],
  ['UTF-16 with its mark, little end first', 'plan-not-unicode', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  ['UTF-16 with its mark, big end first', 'plan-not-unicode', Buffer.from([0xfe, 0xff, ...utf16.swap16()])],
  ['UTF-16 without a mark', 'plan-not-unicode', Buffer.from(plan, 'utf16le')],
  ['UTF-16 without a mark, big end first', 'plan-not-unicode', Buffer.from(plan, 'utf16le').swap16()],
  ['Latin-1', 'plan-not-unicode', Buffer.from(plan, 'latin1')],
  ['messages of plan -json', 'plan-is-log', `${log.join('\n')}\n`],
  ['one message of plan -json', 'plan-is-log', `${log[0]}\n`],
  [
    'a state file',
    'plan-is-state',
    '{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"a","resources":[]}',
  ],
  ['show -json of a state', 'plan-is-state', '{"format_version":"1.0","terraform_version":"1.11.4","values":{}}'],
  ['show -json of no state', 'not-a-plan', '{"format_version":"1.0"}'],
  ['a later format', 'plan-too-new', plan.replace('"1.2"', '"2.0"')],
  ['two plans', 'plan-not-alone', `${plan}\n${plan}`],
  ['a plan and a word', 'plan-not-alone', `${plan} done`],
  ['half a plan', 'plan-truncated', plan.slice(0, -1)],
  ['half a character', 'plan-truncated', Buffer.from(plan).subarray(0, Buffer.from(plan).indexOf('ä') + 1)],
  ['a list', 'not-a-plan', `[${plan}]`],
  ['a text', 'not-a-plan', '"plan"'],
  ['a number', 'plan-truncated', '12'],
  ['a plan for people', 'plan-not-json', 'Terraform used the selected providers to generate the following plan.'],
  ['a plan without its end', 'not-a-plan', plan.replace('"errored":false,', '')],
  ['another object', 'not-a-plan', '{"a":1}'],
  ['a wrong word', 'plan-not-json', given('nul')],
  ['a wrong number', 'plan-not-json', given('01')],
  ['an unfinished number', 'plan-not-json', given('1.')],
  ['a wrong escape', 'plan-not-json', given('"\\q"')],
  ['an escape that is not hexadecimal', 'plan-not-json', given('"\\u00g0"')],
  ['a line end in a text', 'plan-not-json', given('"a\nb"')],
  ['a comma too many', 'plan-not-json', given('[1,]')],
  ['a bracket that closes nothing', 'plan-not-json', given('1]')],
  ['an object without a value', 'plan-not-json', given('{"a"}')],
  ['a key without quotes', 'plan-not-json', given('{a:1}')],
  ['deep nesting', 'plan-too-large', given(deep(300))],
  ['deep nesting where nobody looks', 'plan-too-large', plan.replace('{', `{"planned_values":${deep(100_000)},`)],
])('%s is refused as %s', (_, code, bytes) => {
  for (const size of [1, 3, 7, 64, 4096]) {
    const answer = readIn(size, Buffer.from(bytes as string));
    expect([size, answer]).toEqual([size, expect.objectContaining({ refused: true, code })]);
  }
});

test('one value larger than fits is refused before it is all there', () => {
  const text = Buffer.from(given(`"${'x'.repeat(65 * 1024 * 1024)}"`));
  expect(readIn(1024 * 1024, text)).toMatchObject({ code: 'plan-too-large' });
});

test('a large text in a part nobody reads is no matter', () => {
  const text = plan.replace('{', `{"variables":"${'x'.repeat(65 * 1024 * 1024)}",`);
  expect(readIn(1024 * 1024, Buffer.from(text))).not.toHaveProperty('refused');
});
