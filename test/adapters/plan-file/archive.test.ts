import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openArchive } from '../../../src/adapters/plan-file/archive.ts';
import { zip } from './plans.ts';

const failure = expect.objectContaining({ name: 'Failure', code: 'plan-unreadable', outcome: 'nothing-happened' });
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const end = 22;
const central = 46;

/** An archive of one file `a`, changed at an offset from where its directory entry starts. */
function changed(offset: number, value: number): Uint8Array {
  const bytes = Buffer.from(zip([['a', 'content']]));
  bytes.writeUInt16LE(value, bytes.length - end - central - 1 + offset);
  return bytes;
}

test('files come out as they went in', () => {
  const archive = openArchive(
    zip([
      ['a', 'one'],
      ['b/c', ''],
      ['é', 'x'.repeat(100_000)],
    ]),
  );
  expect(archive.names.map((name) => [name, text(archive.read(name)).length])).toEqual([
    ['a', 3],
    ['b/c', 0],
    ['é', 100_000],
  ]);
});

test('an archive inside a larger buffer is read from its own start', () => {
  const bytes = zip([['a', 'one']]);
  const larger = new Uint8Array(bytes.length + 100).fill(7);
  larger.set(bytes, 50);
  expect(text(openArchive(larger.subarray(50, 50 + bytes.length)).read('a'))).toBe('one');
});

test.each([
  [
    'a name twice',
    zip([
      ['a', '1'],
      ['a', '2'],
    ]),
  ],
  ['a comment behind it', Buffer.concat([zip([['a', '1']]), Buffer.from('x')])],
  ['something before it', Buffer.concat([Buffer.from('x'), zip([['a', '1']])])],
  ['a name that is no UTF-8', changed(central, 0xffff)],
])('an archive with %s is refused', (_, bytes) => {
  expect(() => openArchive(bytes)).toThrow(failure);
});

test.each([
  ['is encrypted', changed(8, 1)],
  ['has another method here than there', changed(10, 0)],
  ['has another checksum', changed(16, 0)],
  ['is longer than it says', changed(24, 3)],
  ['is shorter than it says', changed(24, 9)],
  ['is cut off', changed(20, 0xfff)],
  ['is elsewhere', changed(42, 5)],
  ['is behind the end', changed(42, 0xffff)],
])('a file that %s is refused', (_, bytes) => {
  const archive = openArchive(bytes);
  expect(() => archive.read('a')).toThrow(failure);
});

test.each([
  ['encrypted', 6, 8, 1],
  ['packed in an unknown way', 8, 10, 9],
])('a file that is %s is refused even if both its descriptions say so', (_, local, own, value) => {
  const bytes = Buffer.from(changed(own, value));
  bytes.writeUInt16LE(value, local);
  expect(() => openArchive(bytes).read('a')).toThrow(failure);
});

test('a file that is not packed is taken as it is', () => {
  const bytes = Buffer.from(zip([['a', 'content']]));
  const stored = Buffer.concat([
    bytes.subarray(0, 31),
    Buffer.from('content'),
    bytes.subarray(bytes.length - end - central - 1),
  ]);
  const directory = stored.length - end - central - 1;
  for (const [local, own, value] of [
    [8, 10, 0],
    [18, 20, 7],
  ] as const) {
    stored.writeUInt16LE(value, local);
    stored.writeUInt16LE(value, directory + own);
  }
  stored.writeUInt32LE(directory, stored.length - 6);
  expect(text(openArchive(stored).read('a'))).toBe('content');
});

test('an archive that would unpack to too much is refused before anything is unpacked', () => {
  const bytes = Buffer.from(zip([['a', 'content']]));
  bytes.writeUInt32LE(0x7fffffff, bytes.length - end - central - 1 + 24);
  expect(() => openArchive(bytes)).toThrow(/too many bytes/);
});

test('a name that is not there is refused', () => {
  expect(() => openArchive(zip([])).read('a')).toThrow(failure);
});

test('whatever the bytes, the answer is files or the failure', () => {
  const start = fc.constantFrom(
    zip([
      ['a', 'content'],
      ['b', 'x'],
    ]),
  );
  const edits = fc.array(fc.tuple(fc.nat(250), fc.nat(255)), { maxLength: 6 });
  fc.assert(
    fc.property(start, edits, fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, changes, noise, isNoise) => {
      const hostile = isNoise ? noise : Uint8Array.from(bytes);
      for (const [at, value] of isNoise ? [] : changes) hostile[at] = value;
      try {
        const archive = openArchive(hostile);
        for (const name of archive.names) archive.read(name);
      } catch (error) {
        expect(error).toEqual(failure);
      }
    }),
    { numRuns: 500 },
  );
});
