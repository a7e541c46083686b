import { cloudCredentials } from '../adapters/credentials/cloud-credentials.ts';
import { isCloudName } from '../adapters/credentials/command-environment.ts';
import { execCredentials } from '../adapters/credentials/exec-credentials.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Credentials, Identity } from '../ports/credentials.ts';
import type { Place, Variables } from './place.ts';
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
  const byCommand = execCredentials({
    commands: command ? { [identity]: command } : {},
    ...(definitions?.identity ? { identity: definitions.identity } : {}),
    wavesCommand: thisCommand(),
    folder: place.folder,
    parent: place.around.env,
  });
  const credential = definitions?.cloudCredentials?.[identity];
  if (!credential) return byCommand;
  const byCloud = cloudCredentials({ credential, identity, parent: place.around.env });
  return { get: byCloud.get, whoAmI: definitions?.identity ? byCommand.whoAmI : byCloud.whoAmI };
}

/** Variables of the caller that an identity may be made from: those of clouds, and of pipelines that vouch for a job. */
export function identityNames(
  definitions: Definitions | undefined,
  env: Variables,
): (part: Identity) => readonly string[] {
  const names = Object.keys(env).filter(isCloudName);
  const { credentials, cloudCredentials: cloud } = definitions ?? { credentials: {} };
  return (part) => (credentials[part] || cloud?.[part] ? names : []);
}

const noCredentials: Credentials = {
  get: async () => ({ env: {} }),
  whoAmI: async (_, account) => account?.name,
};
