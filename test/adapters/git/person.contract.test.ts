import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { gitPerson } from '../../../src/adapters/git/person.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function given(config: string) {
  const [home, folder] = [await temporaryFolder(), await temporaryFolder()];
  const ambient = { PATH: process.env.PATH, HOME: home };
  await writeFile(join(home, '.gitconfig'), config);
  await execa('git', ['init', '-q', folder], { env: { ...ambient, GIT_CONFIG_NOSYSTEM: '1' }, extendEnv: false });
  return { home, folder, ambient };
}

test("a person is who their own git configuration says, with the key's file in their home", async () => {
  const { home, ...at } = await given('[user]\nemail = a@acme.example\nsigningkey = ~/keys/a\n[gpg]\nformat = ssh\n');
  expect(await gitPerson(at)).toEqual({ email: 'a@acme.example', signingKey: join(home, 'keys', 'a') });
});

test('the repository may say it otherwise', async () => {
  const at = await given('[user]\nemail = a@acme.example\n');
  await execa('git', ['-C', at.folder, 'config', 'user.email', 'work@acme.example'], { env: at.ambient });
  expect(await gitPerson(at)).toEqual({ email: 'work@acme.example' });
});

test('a key that is not for ssh is no SSH key', async () => {
  expect(await gitPerson(await given('[user]\nsigningkey = 3AA5C34371567BD2\n'))).toEqual({});
});
