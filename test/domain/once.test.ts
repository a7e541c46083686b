import { expect, test } from 'vitest';
import { once, oncePer } from '../../src/domain/once.ts';

test('a value is computed when it is first asked for, and then kept, also where it is undefined', () => {
  let computed = 0;
  const value = once(() => {
    computed += 1;
    return undefined;
  });
  expect(computed).toBe(0);
  expect([value(), value(), computed]).toEqual([undefined, undefined, 1]);
});

test('each object has a value of its own', () => {
  const asked: object[] = [];
  const size = oncePer((of: { readonly size: number }) => {
    asked.push(of);
    return of.size;
  });
  const [small, large] = [{ size: 1 }, { size: 2 }];
  expect([size(small), size(large), size(small)]).toEqual([1, 2, 1]);
  expect(asked).toEqual([small, large]);
});
