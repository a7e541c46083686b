import { spawnSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { findActingPerson } from '../../../src/adapters/ssh/person.ts';
import { sshProof } from '../../../src/adapters/ssh/proof.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { actOf, now, person, rulesOf } from './people.ts';

const isMissing = spawnSync('ssh-keygen', ['-?']).error !== undefined;

test.skipIf(isMissing)('a person signs with the usual key in their home, and the rules know it', async () => {
  const home = await temporaryFolder();
  const file = join(home, '.ssh', 'id_ed25519');
  await mkdir(join(home, '.ssh'), { mode: 0o700 });
  await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'amara@laptop', '-f', file]);
  const rules = rulesOf(person('amara', [{ publicKey: await readFile(`${file}.pub`, 'utf8') }]));
  const acting = findActingPerson({
    rules,
    sandbox: false,
    keyRing: { put: async () => undefined, get: async () => undefined },
    email: 'amara@acme.example',
    env: { PATH: process.env.PATH, HOME: home },
    tell: () => undefined,
  });
  if (isRefusal(acting)) throw new Error(acting.say);
  const signed = await acting.sign(actOf('amara'));
  expect(await sshProof.verify(signed, { rules, sandboxKeys: {}, at: now })).toEqual({ valid: true });
});
