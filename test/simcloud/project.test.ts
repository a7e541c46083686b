import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accountNamed, openProject, readProject, simFilePath } from '../../src/simcloud/project.ts';
import { folder } from './folder.ts';

test('port and seed are chosen once and kept', async () => {
  const home = folder();
  expect(readProject(home)).toBeNull();
  const first = await openProject(home);
  expect(first.port).toBeGreaterThan(20_999);
  expect(await openProject(home)).toEqual(first);
  expect(JSON.parse(readFileSync(simFilePath(home), 'utf8'))).toEqual({ port: first.port, seed: 'waves' });
});

test('two starts at once agree on one port', async () => {
  const home = folder();
  const [one, two] = await Promise.all([openProject(home, { seed: 'a' }), openProject(home, { seed: 'a' })]);
  expect(one).toEqual(two);
});

test('another seed or port than the written one is refused', async () => {
  const home = folder();
  await openProject(home, { port: 4000, seed: 'one' });
  await expect(openProject(home, { seed: 'two' })).rejects.toMatchObject({ code: 'sim-file-differs' });
  await expect(openProject(home, { port: 4001 })).rejects.toMatchObject({ code: 'sim-file-differs' });
  expect((await openProject(home, { port: 0 })).port).toBe(4000);
});

test.each(['{', '{"port":"x","seed":"s"}', '{"port":1}'])('a sim.json of %s is named as wrong', async (text) => {
  const home = folder();
  await openProject(home);
  writeFileSync(simFilePath(home), text);
  expect(() => readProject(home)).toThrow(expect.objectContaining({ code: 'sim-file-wrong' }));
});

test('an account has twelve digits that follow from the seed, unless the file names them', async () => {
  const project = await openProject(folder());
  const { accountId } = accountNamed(project, 'prod-01');
  expect(accountId).toMatch(/^[1-9]\d{11}$/);
  expect(accountNamed(project, 'prod-01').accountId).toBe(accountId);
  expect(accountNamed(project, 'prod-02').accountId).not.toBe(accountId);
  expect(accountNamed({ ...project, accounts: { 'prod-01': '111111111111' } }, 'prod-01').accountId).toBe(
    '111111111111',
  );
  for (const name of ['', '../x', 'Prod', 'a.b']) expect(() => accountNamed(project, name)).toThrow('no account name');
});
