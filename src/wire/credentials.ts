import { execCredentials } from '../adapters/credentials/exec-credentials.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Credentials, Identity } from '../ports/credentials.ts';
import type { Place } from './place.ts';
import { thisCommand } from './this-command.ts';

/** Does the configuration name credentials or an identity? Where it names neither, there is no cloud to be wrong about. */
export function hasCredentials({ credentials, cloudCredentials, identity }: Definitions): boolean {
  return [credentials.plan, credentials.apply, cloudCredentials, identity].some((one) => one !== undefined);
}

/** One identity's credentials. */
export function credentialsAt(
  place: Pick<Place, 'folder' | 'around'>,
  definitions: Definitions | undefined,
  identity: Identity,
): Credentials {
  if (definitions && !hasCredentials(definitions)) return noCredentials;
  const command = definitions?.credentials[identity];
  return execCredentials({
    commands: command ? { [identity]: command } : {},
    ...(definitions?.identity ? { identity: definitions.identity } : {}),
    wavesCommand: thisCommand(),
    folder: place.folder,
    parent: place.around.env,
  });
}

const noCredentials: Credentials = {
  get: async () => ({ env: {} }),
  whoAmI: async (_, account) => account?.name,
};
