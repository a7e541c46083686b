import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryFiles, root } from '../../scripts/sizes.ts';
import { environmentTable } from '../../src/cli/environment-variables.ts';

const page = 'src/cli/environment-variables.ts';

test('the page about variables names those of waves that the program mentions, and no other', () => {
  const sources = repositoryFiles().filter((file) => /^(?:src|bin)\/.*\.[jt]s$/.test(file) && file !== page);
  const mentioned = sources.flatMap(
    (file) => readFileSync(join(root, file), 'utf8').match(/\bWAVES_[A-Z_]+[A-Z]/g) ?? [],
  );
  const told = environmentTable().filter(({ of }) => of === 'waves');
  // Only the tests of this repository know those.
  const known = [...new Set(mentioned)].filter((name) => !name.startsWith('WAVES_TEST_'));
  expect(told.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
});
