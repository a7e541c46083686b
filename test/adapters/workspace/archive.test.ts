import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packed, unpacked } from '../../../src/adapters/workspace/archive.ts';
import { file, link } from './a-workspace.ts';

const damaged = expect.objectContaining({ code: 'archive-damaged', outcome: 'nothing-happened' });

test('what was packed comes out, and equal files are equal bytes', () => {
  const files = fc.uniqueArray(
    fc.record({
      path: fc.stringMatching(/^[a-z]{1,3}\.[a-z]{1,3}$/),
      mode: fc.constantFrom('100644', '100755'),
      bytes: fc.uint8Array({ maxLength: 20 }),
    }),
    { selector: ({ path }) => path },
  );
  fc.assert(
    fc.property(files, (some) => {
      expect(unpacked(packed(some))).toEqual(some);
      expect(packed(structuredClone(some))).toEqual(packed(some));
    }),
  );
});

test('an archive that was cut, lengthened or made up is refused', () => {
  const whole = packed([file('a', 'one'), link('b', 'a')]);
  expect(unpacked(whole)).toHaveLength(2);
  for (let length = 0; length < whole.length; length += 1) {
    expect(() => unpacked(whole.subarray(0, length))).toThrow(damaged);
  }
  expect(() => unpacked(new Uint8Array([...whole, 0]))).toThrow(damaged);
  for (const index of ['7', '[["a"]]', '[["a","100644",-1]]', '[["a","100644",0.5]]', '[[1,"100644",0]]']) {
    expect(() => unpacked(new TextEncoder().encode(`waves-workspace 1\n${index}\n`))).toThrow(damaged);
  }
});

test.each([
  [[file('../a')]],
  [[file('/a')]],
  [[file('.waves/occupant')]],
  [[file('a'), file('a/b')]],
  [[file('a'), file('a')]],
  [[link('a', '/etc/passwd')]],
  [[link('a', '../x')]],
  [[file('a', '', '160000')]],
])('an archive cannot write outside its folder or through a link: %j', (files) => {
  expect(() => unpacked(packed(files))).toThrow(damaged);
});
