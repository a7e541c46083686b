import { expect, test } from 'vitest';
import { backendOverride } from '../../src/domain/backend-override.ts';

test("waves' own override names a local state, whatever signs its path holds", () => {
  expect(JSON.parse(backendOverride('/states/a.tfstate').text)).toEqual({
    terraform: { backend: { local: { path: '/states/a.tfstate' } } },
  });
  expect(backendOverride(['/a $', '{b} %{c} $d'].join('')).text).toContain(['"/a $$', '{b} %%{c} $d"'].join(''));
});
