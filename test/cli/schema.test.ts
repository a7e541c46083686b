import { expect, test } from 'vitest';
import { fileKindNames } from '../../src/config/file-kinds.ts';
import { fileSchema } from '../../src/wire.ts';
import { give, nowhere } from './command-line.ts';

const wire = { ...nowhere, fileSchema };

test.each(fileKindNames)('the schema of %s is printed as it is, and as a member of the document', async (kind) => {
  const ran = await give(['schema', kind], { wire });
  expect(`${ran.out}\n`).toBe(await fileSchema(kind));
  const { document } = await give(['schema', kind, '--json'], { wire });
  expect(document).toMatchObject({ verdict: 'done', kind, schema: JSON.parse(ran.out) });
});

test('without a kind all kinds are listed', async () => {
  const { document } = await give(['schema', '--json']);
  expect(document.kinds).toMatchObject(fileKindNames.map((kind) => ({ kind })));
  expect((await give(['schema'])).out).toContain('contract     waves/NAME.yaml');
});

test('a kind that is none is answered by what was probably meant', async () => {
  const ran = await give(['schema', 'wave']);
  expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining('did you mean "waves"?')]);
});
