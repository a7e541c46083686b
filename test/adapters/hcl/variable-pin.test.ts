import { describe, expect, test } from 'vitest';
import { openPins } from '../../../src/adapters/hcl/pins.ts';

const pins = await openPins();
const file = 'stacks/dev/edge/terraform.tfvars';
const variable = { file, variable: 'edge_version' };
const edge = { source: 'git::https://git.example.com/acme/edge.git', tags: 'v{version}', variable };
const find = (text: string, more: { isDue?: boolean; file?: string } = {}) =>
  pins.find(new Map([[more.file ?? file, text]]), { ...edge, variable: { ...variable, ...more } });

test.each([
  ['a tag', 'region = "eu"\nedge_version = "v2.4.0" # of the edge\n'],
  ['a plain version', '\uFEFFedge_version="2.4.0"\r\n'],
  ['wide characters before it', '# 𝒳é 2.4.0\n edge_version   = "v2.4.0"'],
])('a variable file says a version as %s, and moving it changes nothing else', (_, text) => {
  const [pin, ...more] = find(text).pins;
  expect(more).toEqual([]);
  if (!pin) throw new Error('there should be a pin');
  expect(Buffer.from(text).subarray(pin.start, pin.end).toString()).toBe('2.4.0');
  expect(pin).toMatchObject({ block: 'edge_version', version: '2.4.0', isVariable: true });
  const at = text.lastIndexOf('2.4.0');
  expect(pins.move(text, pin, '2.10.0')).toBe(`${text.slice(0, at)}2.10.0${text.slice(at + 5)}`);
});

test('a JSON variable file keeps its layout', () => {
  const json = 'x.auto.tfvars.json';
  const text = '{ "a": [1],\n  "edge_version" : "v2.4.0"}';
  const [pin] = find(text, { file: json }).pins;
  if (!pin) throw new Error('there should be a pin');
  expect(pins.move(text, pin, '2.5.0')).toBe(text.replace('2.4.0', '2.5.0'));
});

test.each(['"main"', '"~> 2"', '"v2.4"', '["v2.4.0"]', '"$' + '{x}"', '"v2.4.\\u0030"', 'null', '2'])(
  'the value %s is found and is no version',
  (value) => {
    const found = find(`edge_version = ${value}\n`);
    expect(found.pins).toEqual([]);
    expect(found.unpinned).toMatchObject([{ block: 'edge_version', file, isVariable: true }]);
  },
);

test('a file that is broken is unreadable, and a line that is not there counts only where it is due', () => {
  expect(find('edge_version = "').unreadable).toMatchObject([{ file }]);
  expect(find('other = "v2.4.0"\n')).toMatchObject({ pins: [], unpinned: [] });
  expect(find('other = "v2.4.0"\n', { isDue: true }).unpinned).toHaveLength(1);
  const due = { ...edge, variable: { ...variable, isDue: true } };
  expect(pins.find(new Map(), edge)).toMatchObject({ pins: [], unpinned: [] });
  expect(pins.find(new Map(), due).unpinned).toHaveLength(1);
});

test('a source that reads the variable is no pin beside it, and one that says a version is', () => {
  const source = (ref: string) => `module "m" {\n  source = "${edge.source}?ref=${ref}"\n}\n`;
  const files = (ref: string) =>
    new Map([
      [file, 'edge_version = "v2.4.0"\n'],
      ['stacks/dev/edge/main.tofu', source(ref)],
    ]);
  const reads = pins.find(files('$' + '{var.edge_version}'), edge);
  expect(reads).toMatchObject({ pins: [{ isVariable: true }], unpinned: [], opaque: [{ block: 'm' }] });
  expect(pins.find(files('v2.3.0'), edge).pins.map(({ version }) => version)).toEqual(['2.3.0', '2.4.0']);
});

describe('a text that changed is not edited', () => {
  const text = 'edge_version = "v2.4.0"\n';
  const [pin] = find(text).pins;
  test.each([
    ['another name', text.replace('edge_version', 'edge_versiom')],
    ['another version', text.replace('2.4.0', '2.4.1')],
    ['a comment', text.replace('edge_', '#dge_')],
    ['a line more', `\n${text}`],
    ['nothing', ''],
  ])('%s', (_, changed) => {
    if (!pin) throw new Error('there should be a pin');
    expect(() => pins.move(changed, pin, '2.5.0')).toThrow(expect.objectContaining({ code: 'pin-conflict' }));
  });
});
