import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Wire } from '../../src/cli/wire.ts';
import { allKeys } from '../../src/config/keys.ts';
import { problemCodes } from '../../src/config/problem-codes.ts';
import { give, nowhere } from './command-line.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const wire: Wire = { ...nowhere, errorsPage: async () => page };

test('a key says where it stands, what it takes, and what it does without', async () => {
  const { out, exit } = await give(['explain', 'waves.soak'], { wire });
  expect(exit).toBe(0);
  await expect(`${out}\n`).toMatchFileSnapshot('text/explain-key.txt');
});

test('a mapping shows the keys below it', async () => {
  const { out } = await give(['explain', 'waves.yaml:credentials.plan'], { wire });
  await expect(`${out}\n`).toMatchFileSnapshot('text/explain-mapping.txt');
});

test('a key as JSON has a type, a default, an example and its effect', async () => {
  const { document } = await give(['explain', 'waves.yaml:branch', '--json'], { wire });
  const key = { file: 'waves.yaml', key: 'branch', default: 'main', required: false, example: 'branch: main' };
  expect(document.keys).toMatchObject([{ ...key, effect: 'whole' }]);
});

test('a key without effect says so and gives no example', async () => {
  const { document } = await give(['explain', 'rollforwardPolicy.postChecks', '--json'], { wire });
  expect(document.keys).toMatchObject([{ effect: 'none', example: null }]);
});

test('every key can be explained', async () => {
  for (const { key, file } of allKeys()) {
    expect((await give(['explain', `${file}:${key}`], { wire })).exit, key).toBe(0);
  }
});

test('every problem of a file has its row', async () => {
  for (const code of Object.keys(problemCodes)) {
    const { document } = await give(['explain', code, '--json'], { wire });
    expect(document.problem, code).toMatchObject({ code, about: expect.stringMatching(/.{20}/) });
  }
});

test('many keys of one name are only named', async () => {
  const { out } = await give(['explain', 'name'], { wire });
  expect(out.split('\n').length).toBe(6);
  expect(out).toContain('waves/NAME.yaml:waves.name');
  expect(out).not.toContain('example');
});

test.each([
  ['waves.sokk', 'did you mean "waves.soak"?'],
  ['awaiting-aproval', 'did you mean "awaiting-approval"?'],
  ['unknown-kee', 'did you mean "unknown-key"?'],
])('%s is answered with %s', async (topic, fix) => {
  const { exit, document } = await give(['explain', topic, '--json'], { wire });
  expect(exit).toBe(64);
  expect(document.reasons).toMatchObject([{ code: 'bad-usage', fix }]);
});
