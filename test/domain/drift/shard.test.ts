import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shardFrom, shareOf } from '../../../src/domain/drift/shard.ts';

test.each(['0/3', '4/3', '1/0', '1', '1/3/5', 'a/b', '-1/3', '1/99999', '01/3', ' 1/3'])('%j is no share', (text) => {
  expect(shardFrom(text)).toBeUndefined();
});

test('all shares together are every thing once, and none is much larger', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat()), fc.integer({ min: 1, max: 9 }), (things, of) => {
      const shares = Array.from({ length: of }, (_, at) =>
        shareOf(things, shardFrom(`${at + 1}/${of}`) ?? { index: 0, of }),
      );
      expect(shares.flat().toSorted()).toEqual(things.toSorted());
      const sizes = shares.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});
