import { expect, test } from 'vitest';
import { catalogue } from '../../../../../src/domain/risk/rules/catalogue.ts';
import { blinding, widening } from '../../../../../src/domain/risk/rules/combination/unwatched.ts';

test('every rule that a combination names is in the catalogue', () => {
  const ids = new Set(catalogue.map(({ id }) => id));
  expect([...blinding, ...widening].filter((id) => !ids.has(id))).toEqual([]);
});
