import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPins } from '../../../src/adapters/hcl/pins.ts';

const pins = await openPins();
const edge = { source: 'git::https://git.example.com/acme/network-edge.git', tags: 'v{version}' };
const text = `module "m" { source = "${edge.source}?ref=v2.4.0" }\n`;

function onlyPin(of: string, module = edge) {
  const [pin, ...more] = pins.find(new Map([['main.tf', of]]), module).pins;
  expect(more).toEqual([]);
  if (!pin) throw new Error('there should be a pin');
  return pin;
}

test('moving changes the version and nothing else', () => {
  expect(pins.move(text, onlyPin(text), '2.5.1-block')).toBe(text.replace('2.4.0', '2.5.1-block'));
});

test('a registry version keeps its equals sign', () => {
  const registered = 'module "m" {\n  source = "acme/edge/aws"\n  version = "= 2.4.0"\n}\n';
  const pin = onlyPin(registered, { source: 'acme/edge/aws', tags: 'v{version}' });
  expect(pins.move(registered, pin, '2.5.0')).toBe(registered.replace('2.4.0', '2.5.0'));
});

test('several pins of one file are moved, the last first', () => {
  const two = `${text}${text.replace('"m"', '"n"')}`;
  const found = pins.find(new Map([['main.tf', two]]), edge).pins;
  const moved = [...found].reverse().reduce((now, pin) => pins.move(now, pin, '2.10.0'), two);
  expect(moved).toBe(two.replaceAll('2.4.0', '2.10.0'));
});

test.each([
  ['another version', text.replace('v2.4.0', 'v2.4.1')],
  ['a longer version', text.replace('v2.4.0', 'v2.4.0-rc1')],
  ['a line before it', `\n${text}`],
  ['another label', text.replace('"m"', '"n"')],
  ['another source', text.replace('acme/network', 'evil/network')],
  ['a comment around it', text.replace('module', '#odule')],
  ['broken HCL', text.replace('}', ' ')],
  ['nothing', ''],
])('a text with %s is refused and untouched', (_, changed) => {
  expect(() => pins.move(changed, onlyPin(text), '2.5.0')).toThrow(
    expect.objectContaining({ name: 'Failure', code: 'pin-conflict', outcome: 'nothing-happened' }),
  );
});

test('a pin that points elsewhere in the text is refused', () => {
  const twice = `# v2.4.0\n${text}`;
  const pin = onlyPin(twice);
  for (const start of [3, -1, 10_000]) {
    expect(() => pins.move(twice, { ...pin, start, end: start + 5 }, '2.5.0')).toThrow(/no longer pins/);
  }
  expect(() => pins.move(twice, { ...pin, end: pin.end + 1 }, '2.5.0')).toThrow(/no longer pins/);
});

test.each(['', 'main', '~> 2', '2.5', '2.5.0" }', '2.5.0+x'])('%j is never written as a version', (to) => {
  expect(() => pins.move(text, onlyPin(text), to)).toThrow(
    expect.objectContaining({ code: 'not-exact', outcome: 'nothing-happened' }),
  );
});

const version = fc
  .tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.constantFrom('', '-block', '-rc.1'))
  .map(([major, minor, patch, label]) => `${major}.${minor}.${patch}${label}`);
const filler = fc.constantFrom('\n', '\r\n', '# é 𝒳 v2.4.0\n', '/* "2.4.0" */', `locals { a = "$\${x}\\"" }\n`, ' \t');
const module = fc.constantFrom(
  (at: string) => `module "m" { source = "${edge.source}?depth=1&ref=v${at}&x" }`,
  (at: string) => `module "m" {\r\n source = ("${edge.source}?ref=v${at}")\r\n}`,
);

test('moving touches only the pin characters, and moving back restores every byte', () => {
  fc.assert(
    fc.property(
      fc.array(filler),
      module,
      fc.array(filler),
      version,
      version,
      fc.boolean(),
      (before, block, after, from, to, mark) => {
        const written = (at: string) => `${mark ? '\uFEFF' : ''}${before.join('')}\n${block(at)}\n${after.join('')}`;
        const pin = onlyPin(written(from));
        const moved = pins.move(written(from), pin, to);
        expect(moved).toBe(written(to));
        const back = onlyPin(moved);
        expect(back).toEqual({ ...pin, source: pin.source.replace(from, to), version: to, end: pin.start + to.length });
        expect(pins.move(moved, back, from)).toBe(written(from));
      },
    ),
  );
});

const token = fc.constantFrom(
  ...[
    'module',
    ' "m"',
    ' {',
    '}',
    ' source',
    ' = ',
    `"${edge.source}?ref=v2.4.0"`,
    '"',
    '\\',
    '${',
    '%{',
    '$${',
    '<<EOT',
    '\nEOT\n',
    '\n',
  ],
  ...[
    '#',
    '/*',
    '*/',
    '(',
    ')',
    '[',
    ']',
    '\0',
    '\uD800',
    '\uFEFF',
    'é',
    '"a\\u00"',
    'terraform',
    ' backend',
    ',',
    ':',
    '?',
    'for',
  ],
);

test('no text makes the reader fail, and what it finds is where it says', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(token, { maxLength: 40 }).map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (any) => {
        const files = new Map([
          ['a.tf', any],
          ['a.tf.json', any],
        ]);
        pins.calls(files);
        pins.facts(files);
        for (const pin of pins.find(files, edge).pins) {
          expect(Buffer.from(any).subarray(pin.start, pin.end).toString()).toBe(pin.version);
          expect(pins.move(any, pin, pin.version)).toBe(any);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  '{"module":{"m":{"source":"SOURCE?ref=v2.4.0"}}}',
  '{\n\t"module" : [ {"m" : [ { "//" : "v2.4.0", "source" : "SOURCE?ref=v2.4.0" } ] } ] }\r\n',
])('in the JSON form only the version is written: %j', (form) => {
  const written = form.replace('SOURCE', edge.source);
  const [pin] = pins.find(new Map([['main.tf.json', written]]), edge).pins;
  if (!pin) throw new Error('there should be a pin');
  const at = written.lastIndexOf('2.4.0');
  expect(pins.move(written, pin, '2.5.0')).toBe(`${written.slice(0, at)}2.5.0${written.slice(at + 5)}`);
});
