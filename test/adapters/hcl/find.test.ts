import { expect, test } from 'vitest';
import { openPins } from '../../../src/adapters/hcl/pins.ts';

const pins = await openPins();
const edge = { source: 'git::https://git.example.com/acme/network-edge.git', tags: 'v{version}' };
const registry = { source: 'acme/edge/aws', tags: 'v{version}' };
const find = (text: string, module = edge, file = 'main.tf') => pins.find(new Map([[file, text]]), module);
const nothing = { pins: [], unpinned: [], elsewhere: [], opaque: [], unreadable: [] };

function writtenAt(text: string, pin: { start: number; end: number } | undefined): string {
  return Buffer.from(text).subarray(pin?.start, pin?.end).toString();
}

test('a ref of a git source is a pin of exactly the version characters', () => {
  const text = `# édge\nmodule "edge" {\n  source = "${edge.source}?ref=v2.4.0"\n}\n`;
  const { pins: found, ...rest } = find(text);
  const start = Buffer.from(text).indexOf('2.4.0');
  expect(found).toEqual([
    {
      file: 'main.tf',
      block: 'edge',
      source: `${edge.source}?ref=v2.4.0`,
      version: '2.4.0',
      start,
      end: start + 5,
      line: 3,
    },
  ]);
  expect(rest).toEqual({ unpinned: [], elsewhere: [], opaque: [], unreadable: [] });
});

test.each([
  ['other parameters', `module "m" { source = "${edge.source}?depth=1&ref=v2.4.0&x=v2.4.0" }`],
  ['another transport', 'module "m" { source = "git::ssh://git@git.example.com/acme/network-edge?ref=v2.4.0" }'],
  ['Windows line ends', `module "m" {\r\n  source = "${edge.source}?ref=v2.4.0"\r\n}\r\n`],
  ['a byte order mark', `\uFEFFmodule "m" { source = "${edge.source}?ref=v2.4.0" }`],
  ['wide characters before it', `# 𝒳é\nmodule "m" { source = "${edge.source}?ref=v2.4.0" }`],
  ['comments within', `module /* a */ "m" { # source = "x"\n source /* b */ = // c\n "${edge.source}?ref=v2.4.0" }`],
  ['odd white space', `module\t"m"\n{\n\n\tsource\t=\n"${edge.source}?ref=v2.4.0"\n}`],
  ['parentheses', `module m { source = (("${edge.source}?ref=v2.4.0")) }`],
  [
    'escapes',
    `module "m" { source = "git::https://git.example.com/acme\\u002fnetwork-edge.git?x=\\"$\${a}&ref=v2.4.0" }`,
  ],
])('%s do not hide a pin', (_, text) => {
  const { pins: found, unpinned } = find(text);
  expect(unpinned).toEqual([]);
  expect(found.map((pin) => [pin.block, pin.version, writtenAt(text, pin)])).toEqual([['m', '2.4.0', '2.4.0']]);
  expect(found[0]?.start).toBeGreaterThan(Buffer.from(text).indexOf('ref='));
});

test.each(['2.4.0', '= 2.4.0', '=2.4.0', ' 2.4.0 ', 'v2.4.0', '2.4.0-rc.1'])(
  'version = "%s" of a registry source is a pin',
  (version) => {
    const text = `module "m" {\n  version = "${version}"\n  source  = "acme/edge/aws//modules/x"\n}\n`;
    const [pin] = find(text, { ...registry, source: 'acme/edge/aws//modules/x' }).pins;
    expect(pin).toMatchObject({ source: 'acme/edge/aws//modules/x', line: 2 });
    expect(writtenAt(text, pin)).toBe(pin?.version);
    expect(version).toContain(pin?.version);
  },
);

test('a folder of a module is a module of its own: pinned where the catalogue names it, and else said to be', () => {
  const text = `module "m" { source = "${edge.source}//modules/v2.4.0?ref=edge/v2.4.0" }`;
  const [pin] = find(text, { source: `${edge.source}//modules/v2.4.0`, tags: 'edge/v{version}' }).pins;
  expect(writtenAt(text, pin)).toBe('2.4.0');
  expect(pin?.start).toBeGreaterThan(Buffer.from(text).indexOf('ref='));
  expect(find(text)).toMatchObject({ pins: [], unpinned: [], elsewhere: [{ block: 'm', line: 1 }] });
  expect(find(text, { ...edge, source: `${edge.source}//modules/other` })).toEqual(nothing);
});

test.each([
  ['edge/v{version}', 'edge/v2.4.0'],
  ['edge-{version}', 'edge-2.4.0'],
  ['{version}', '2.4.0'],
  ['release/{version}/edge', 'release%2F2.4.0/edge'],
])('a tag pattern of a monorepo, %s, is read in %s', (tags, ref) => {
  const text = `module "m" { source = "${edge.source}?ref=${ref}" }`;
  const [pin] = find(text, { ...edge, tags }).pins;
  expect(writtenAt(text, pin)).toBe('2.4.0');
});

test.each(['~> 2.4', '>= 2.4.0', '2.4', '!= 2.4.0', '2.4.0, 2.4.0', 'latest', '', `\${local.v}`, '2.4.\\u0030'])(
  'version = "%s" of a registry source is found and not pinned',
  (version) => {
    const found = find(`module "m" {\n  source = "acme/edge/aws"\n  version = "${version}"\n}\n`, registry);
    expect(found.pins).toEqual([]);
    expect(found.unpinned.map((call) => call.block)).toEqual(['m']);
  },
);

test.each([
  '',
  '?ref=main',
  '?ref=v2',
  '?ref=',
  '?ref=2.4.0',
  '?depth=1',
  '?ref=v2.4.\\u0030',
  '?ref=v2%2E4.0',
  `?ref=v\${local.version}`,
])('a git source with %s is found and not pinned', (query) => {
  const found = find(`module "m" { source = "${edge.source}${query}" }`);
  expect(found).toMatchObject({ pins: [], opaque: [], unreadable: [] });
  expect(found.unpinned.map((call) => [call.block, call.line])).toEqual([['m', 1]]);
});

test('an unpinned call says its source as the engine would read it', () => {
  expect(find(`module "m" { source = "${edge.source}?ref=v2.4.\\u0030" }`).unpinned).toEqual([
    { file: 'main.tf', block: 'm', source: `${edge.source}?ref=v2.4.0`, line: 1 },
  ]);
});

test.each([
  'var.source',
  `"\${var.base}/acme/network-edge.git?ref=v2.4.0"`,
  'true ? "a" : "b"',
  '"a" == "b"',
  '<<-EOT\n  x\n  EOT\n',
  '["x"][0]',
])('a source that is the expression %s could be any module', (expression) => {
  const found = find(`module "m" {\n source = ${expression}\n}`);
  expect(found).toMatchObject({ pins: [], unpinned: [], unreadable: [] });
  expect(found.opaque.map((call) => [call.block, call.source])).toEqual([['m', undefined]]);
});

test.each([
  `resource "module" "m" { source = "${edge.source}?ref=v2.4.0" }`,
  `locals { a = <<EOT\nmodule "m" { source = "${edge.source}?ref=v2.4.0" }\nEOT\n}`,
  `/* module "m" { source = "${edge.source}?ref=v2.4.0" } */`,
  `module "m" { inner { source = "${edge.source}?ref=v2.4.0" } }`,
  'module "m" { source = "git::https://git.example.com/acme/network-edge-2.git?ref=v2.4.0" }',
  'module "m" { source = null }',
  '',
])('%j has no block of the module', (text) => {
  expect(find(text)).toEqual(nothing);
});

test('blocks come in the order of files and text', () => {
  const block = (name: string) => `module "${name}" { source = "${edge.source}?ref=v2.4.0" }\n`;
  const files = new Map([
    ['b.tf', block('one') + block('two')],
    ['a.tf', block('three')],
    ['notes.md', block('four')],
  ]);
  expect(pins.find(files, edge).pins.map((pin) => pin.block)).toEqual(['one', 'two', 'three']);
  expect(pins.calls(files).calls.map((call) => call.block)).toEqual(['one', 'two', 'three']);
});

test('a call says its source and version, as far as they are there', () => {
  const text = 'module "a" {\n  source = "acme/edge/aws"\n  version = "~> 2"\n}\n\nmodule "b" {}\n';
  expect(pins.calls(new Map([['m.tf', text]]))).toEqual({
    calls: [
      { file: 'm.tf', block: 'a', source: 'acme/edge/aws', version: '~> 2', line: 1 },
      { file: 'm.tf', block: 'b', source: undefined, line: 6 },
    ],
    providers: [],
    unreadable: [],
  });
});

test('required providers are read as they are written, built-in ones apart', () => {
  const text = `terraform {
  required_providers {
    aws  = { source = "hashicorp/aws", version = ">= 5.0" }
    null = "~> 3.1"
    own  = { source = "example.org/team/own" }
    odd  = { source = "a/b", version = var.x }
    here = { source = "terraform.io/builtin/terraform" }
  }
}
`;
  expect(pins.calls(new Map([['m.tf', text]])).providers).toEqual([
    { source: 'hashicorp/aws', constraints: ['>= 5.0'] },
    { source: 'null', constraints: ['~> 3.1'] },
    { source: 'example.org/team/own', constraints: [] },
    { source: 'a/b', constraints: ['an expression'] },
  ]);
});

test('a file that is no HCL is a problem with its place, and the others are still read', () => {
  const files = new Map([
    ['bad.tf', 'a = 1\nmodule "m" {\n  source = \n}\n'],
    ['good.tf', `module "m" { source = "${edge.source}?ref=v2.4.0" }`],
  ]);
  const found = pins.find(files, edge);
  expect(found.pins).toHaveLength(1);
  expect(found.unreadable).toMatchObject([{ code: 'invalid-file', file: 'bad.tf' }]);
  expect(found.unreadable[0]?.line).toBeGreaterThan(1);
});

test('a file of absurd length is a problem', () => {
  expect(find('#'.repeat(2 ** 21 + 1)).unreadable).toMatchObject([{ file: 'main.tf', line: 1 }]);
});

test.each([
  ['an object', '{"module": {"m": {"source": "SOURCE?ref=v2.4.0"}}}'],
  ['lists', '{"module": [{"m": [{"//": "x", "source": "SOURCE?ref=v2.4.0"}]}]}'],
  ['a repeated member', '{"module": {"m": {"source": "SOURCE?ref=v2.4.0"}}, "module": {}, "locals": null}'],
  ['escaped names', '{"mod\\u0075le": {"m": {"source": "SOURCE?ref=v2.4.0"}}}'],
])('in the JSON form, blocks are found in %s', (_, form) => {
  const text = form.replace('SOURCE', edge.source);
  const [pin] = find(text, edge, 'main.tf.json').pins;
  expect(pin).toMatchObject({ block: 'm', version: '2.4.0' });
  expect(writtenAt(text, pin)).toBe('2.4.0');
});
