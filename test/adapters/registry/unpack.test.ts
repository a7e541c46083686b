import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unpack } from '../../../src/adapters/registry/unpack.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { type Entry, paxRecord, tarGzOf, tarOf } from './make-tar.ts';

const unreadable = expect.objectContaining({ code: 'module-unreadable', outcome: 'nothing-happened' });
const files = (entries: readonly Entry[]) =>
  unpack(tarGzOf(entries)).map(({ path, mode, bytes }) => [path, mode, new TextDecoder().decode(bytes)]);

test('files are read with their paths, modes and bytes, in order; folders are none', () => {
  const entries = [
    { path: './sub/', type: '5', mode: 0o755 },
    { path: './sub/run.sh', text: 'echo', mode: 0o775 },
    { path: './main.tf', text: 'a'.repeat(700) },
  ];
  expect(files(entries)).toEqual([
    ['main.tf', '100644', 'a'.repeat(700)],
    ['sub/run.sh', '100755', 'echo'],
  ]);
});

test('an archive that is not packed is read too', () => {
  expect(unpack(tarOf([{ path: 'main.tf', text: '#' }]))).toHaveLength(1);
});

test('names longer than a header has place for are read as pax and as GNU write them', () => {
  const long = `${'folder/'.repeat(30)}main.tf`;
  const pax = { path: 'pax', type: 'x', text: paxRecord('mtime', '1') + paxRecord('path', long) };
  const global = { path: 'pax_global_header', type: 'g', text: paxRecord('comment', 'abc') };
  expect(files([global, pax, { path: 'short', text: '1' }])).toEqual([[long, '100644', '1']]);
  const gnu = { path: '././@LongLink', type: 'L', text: `${long}\0` };
  expect(files([gnu, { path: 'short', text: '2' }, { path: 'b', text: '3' }])).toEqual([
    ['b', '100644', '3'],
    [long, '100644', '2'],
  ]);
});

describe('an archive is refused whole when one entry', () => {
  const cases: Readonly<Record<string, readonly Entry[]>> = {
    'steps up': [{ path: '../main.tf' }],
    'steps up inside': [{ path: 'a/../../main.tf' }],
    'is absolute': [{ path: '/etc/passwd' }],
    'is a link': [{ path: 'main.tf', type: '2' }],
    'is a hard link': [{ path: 'main.tf', type: '1' }],
    'is a device': [{ path: 'main.tf', type: '3' }],
    'is a history': [{ path: '.git/config' }],
    'has a backslash': [{ path: 'a\\b.tf' }],
    'has a line break': [{ path: 'a\nb.tf' }],
    'is there twice': [{ path: 'main.tf' }, { path: './main.tf' }],
    'differs from another by case alone': [{ path: 'main.tf' }, { path: 'Main.tf' }],
  };
  test.each(Object.entries(cases))('%s', (_, entries) => {
    expect(() => files([{ path: 'good.tf' }, ...entries])).toThrow(unreadable);
  });
});

test('a name of pax that steps up is refused as any other', () => {
  const pax = { path: 'pax', type: 'x', text: paxRecord('path', '../../main.tf') };
  expect(() => files([pax, { path: 'main.tf' }])).toThrow(unreadable);
});

test('more than a module has is not unpacked', () => {
  const bomb = Buffer.concat(Array.from({ length: 129 }, () => gzipSync(Buffer.alloc(1024 * 1024))));
  expect(bomb.length).toBeLessThan(1024 * 1024);
  expect(() => unpack(bomb)).toThrow(unreadable);
  const many = Array.from({ length: 20_001 }, (_, index) => ({ path: `f${index}` }));
  expect(() => unpack(tarOf(many))).toThrow(unreadable);
});

test('hostile bytes end in a failure with a code, never in another error', () => {
  const good = tarOf([{ path: 'main.tf', text: 'x' }]);
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
      const bytes = Uint8Array.from(good);
      bytes[at] = byte;
      try {
        unpack(bytes);
      } catch (failure) {
        expect(failure).toBeInstanceOf(Failure);
      }
    }),
    { numRuns: 2000 },
  );
  expect(() => unpack(good.subarray(0, 512))).toThrow(unreadable);
  expect(() => unpack(Uint8Array.from([0x1f, 0x8b, 1, 2]))).toThrow(unreadable);
});
