import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { gitSigningKey } from '../../../src/adapters/git/signing-key.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function given(config: string) {
  const [home, folder] = [await temporaryFolder(), await temporaryFolder()];
  const ambient = { PATH: process.env.PATH, HOME: home };
  await writeFile(join(home, '.gitconfig'), config);
  await execa('git', ['init', '-q', folder], { env: { ...ambient, GIT_CONFIG_NOSYSTEM: '1' }, extendEnv: false });
  return { home, folder, ambient };
}

test("a person's signing key is what their own git configuration says, in their home", async () => {
  const { home, ...at } = await given('[user]\nsigningkey = ~/keys/a\n[gpg]\nformat = ssh\n');
  expect(await gitSigningKey(at)).toBe(join(home, 'keys', 'a'));
});

test('the repository may say it otherwise', async () => {
  const at = await given('[user]\nsigningkey = ~/keys/a\n[gpg]\nformat = ssh\n');
  await execa('git', ['-C', at.folder, 'config', 'user.signingkey', '/keys/work'], { env: at.ambient });
  expect(await gitSigningKey(at)).toBe('/keys/work');
});

test('a key that is not for ssh is no SSH key, and none is none', async () => {
  expect(await gitSigningKey(await given('[user]\nsigningkey = 3AA5C34371567BD2\n'))).toBeUndefined();
  expect(await gitSigningKey(await given('[gpg]\nformat = ssh\n'))).toBeUndefined();
});
