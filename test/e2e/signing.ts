import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { privateFolder } from '../../src/adapters/folder/private-folder.ts';
import { keyRing } from '../../src/adapters/keyring/key-ring.ts';
import { actingPerson } from '../../src/adapters/ssh/acting-person.ts';
import { sandboxSigner } from '../../src/adapters/ssh/sandbox-key.ts';
import type { SignedAct } from '../../src/domain/act.ts';
import type { Project } from './project.ts';

/** The act with a true signature of the person it names, as that person could make it outside `waves`. */
export async function signedBy(project: Project, { act }: SignedAct): Promise<SignedAct> {
  const keys = join(project.home, '.config/waves');
  const ledger = readdirSync(keys)[0] ?? '';
  const key = await keyRing(privateFolder(join(keys, ledger, 'sandbox'))).get(act.by);
  if (key === undefined) throw new Error(`${act.by} has no sandbox key`);
  return actingPerson({ id: act.by, signer: sandboxSigner(key) }).sign(act);
}
