import { writeNewFiles } from '../adapters/folder/new-files.ts';
import { openGoverned } from '../adapters/git/governed.ts';
import { gitSigningKey } from '../adapters/git/signing-key.ts';
import { openSurvey } from '../adapters/hcl/survey.ts';
import { ownKeyFile } from '../adapters/ssh/own-key.ts';
import type { LookedAt } from '../cli/looked-at.ts';
import { detect } from '../detect/detect.ts';
import type { PersonHere } from '../detect/files/people-file.ts';
import { setUpOf } from '../detect/set-up.ts';
import type { Refusal } from '../domain/refusal.ts';
import { putSchemas } from './editor-schemas.ts';
import { bareRefusal, publicKeyAt, seenInGit } from './look-around.ts';
import type { Around, Place } from './place.ts';
import { findPlace } from './place.ts';

/** Reads the repository here and works out which files it lacks. Writes nothing. */
export async function lookAround(around: Around): Promise<LookedAt | readonly Refusal[]> {
  const place = await findPlace(around);
  if (!('waves' in place)) return place;
  const bare = bareRefusal(place.folder);
  if (bare.length > 0) return bare;
  const seen = await seenInGit(place);
  const found = detect(seen, await openSurvey());
  const setUp = setUpOf(found, { paths: seen.paths, text: (path) => seen.texts.get(path) }, await personAt(place));
  const { hasCommits = false, isShallow = false, submodules = [] } = seen.git ?? {};
  return { folder: place.folder, found, setUp, unread: seen.unread, hasCommits, isShallow, submodules };
}

/** Puts the files in their places, all or none. */
export async function writeSetUp({ folder, setUp }: Pick<LookedAt, 'folder' | 'setUp'>): Promise<void> {
  await writeNewFiles(folder, setUp.files);
  await putSchemas(folder);
}

/** Whose commits and signatures they would be. Somebody without an e-mail or a key is told so by the file. */
async function personAt({ folder, around }: Place): Promise<PersonHere | undefined> {
  const governed = await openGoverned({ repository: folder, branch: 'main', ambient: around.env });
  const email = await governed.email();
  if (email === undefined) return undefined;
  const publicKey = await publicKeyHere(folder, around).catch(() => undefined);
  return { email, ...(publicKey === undefined ? {} : { publicKey }) };
}

async function publicKeyHere(folder: string, { env }: Around): Promise<string | undefined> {
  const signingKey = await gitSigningKey({ folder, ambient: env });
  return publicKeyAt(await ownKeyFile({ keyFile: env.WAVES_SSH_KEY, signingKey, env }));
}
