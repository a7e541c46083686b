import type { STSClientConfig } from '@aws-sdk/client-sts';
import type { CloudCredential } from '../../domain/definitions.ts';
import { Failure } from '../../domain/failure.ts';
import type { CredentialAccount, Credentials, Identity } from '../../ports/credentials.ts';
import type { Variables } from './command-environment.ts';
import { fill } from './fill.ts';
import { webIdentityToken } from './web-identity.ts';

export type CloudCredentialsOptions = {
  readonly credential: CloudCredential;
  /** The one identity that this process may have. */
  readonly identity: Identity;
  /** The environment waves was started in: the address of STS, the region, a pipeline's token, the caller's profile. */
  readonly parent: Variables;
};

type Keys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
};

/** The longest that every role allows. */
const sessionSeconds = 3600;

/** Credentials that AWS hands out. The SDK is loaded when they are asked for, and not before. */
export function cloudCredentials({ credential, identity, parent }: CloudCredentialsOptions): Credentials {
  return {
    async get(account, wanted) {
      if (wanted !== identity) throw failed(`no ${wanted} credentials are configured for this process`);
      if ('profile' in credential)
        return variablesOf(await keysOfProfile(fill(credential.profile, account, 'profile')));
      const role = fill(credential.role, account, 'role');
      return variablesOf(await keysOfRole(role, { account, identity, parent }));
    },
    async whoAmI(env, account) {
      const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = env;
      if (!id || !secret) return undefined;
      const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
      const credentials = { accessKeyId: id, secretAccessKey: secret, ...(token ? { sessionToken: token } : {}) };
      const client = new STSClient({ ...settings(parent, account), credentials });
      const said = await answered('STS does not say who the credentials belong to', () =>
        client.send(new GetCallerIdentityCommand({})),
      );
      return said.Account;
    },
  };
}

/** By web identity where the pipeline offers a token, which is then all that counts; else by the caller's own credentials. */
async function keysOfRole(
  role: string,
  of: { readonly account: CredentialAccount; readonly identity: Identity; readonly parent: Variables },
): Promise<Keys> {
  const { account, identity, parent } = of;
  const token = await webIdentityToken(parent);
  const { STSClient, AssumeRoleCommand, AssumeRoleWithWebIdentityCommand } = await import('@aws-sdk/client-sts');
  const asked = {
    RoleArn: role,
    RoleSessionName: `waves-${identity}-${account.name}`.slice(0, 64),
    DurationSeconds: sessionSeconds,
  };
  const client = new STSClient(settings(parent, account));
  const { Credentials: given } = await answered(`the role ${role} is not given`, async () =>
    token === undefined
      ? client.send(new AssumeRoleCommand(asked))
      : client.send(new AssumeRoleWithWebIdentityCommand({ ...asked, WebIdentityToken: token })),
  );
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken, Expiration } = given ?? {};
  if (!accessKeyId || !secretAccessKey) throw failed(`STS gave no keys for the role ${role}`);
  return {
    accessKeyId,
    secretAccessKey,
    ...(SessionToken ? { sessionToken: SessionToken } : {}),
    ...(Expiration ? { expiration: Expiration } : {}),
  };
}

/** Of exactly this profile: where it is not there, no other source of the machine is taken instead. */
async function keysOfProfile(profile: string): Promise<Keys> {
  const { fromIni } = await import('@aws-sdk/credential-providers');
  return answered(`the profile ${profile} gives no credentials`, () => fromIni({ profile })());
}

function settings(parent: Variables, account: CredentialAccount | undefined): STSClientConfig {
  const endpoint = parent.AWS_ENDPOINT_URL_STS || parent.AWS_ENDPOINT_URL;
  const isRegion = /^[a-z]{2}(?:-[a-z]+)+-\d$/.test(account?.region ?? '');
  const usual = parent.AWS_REGION || parent.AWS_DEFAULT_REGION || 'us-east-1';
  return { region: (isRegion && account?.region) || usual, maxAttempts: 3, ...(endpoint ? { endpoint } : {}) };
}

function variablesOf({ accessKeyId, secretAccessKey, sessionToken, expiration }: Keys) {
  const env = {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken ? { AWS_SESSION_TOKEN: sessionToken } : {}),
  };
  return { env, ...(expiration ? { expiresAt: expiration.getTime() } : {}) };
}

/** The name of an error and no more: its message and cause may repeat what was sent. */
async function answered<Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw failed(`${what}: ${error instanceof Error ? error.name : 'no answer'}`);
  }
}

function failed(say: string): Failure {
  return new Failure('credentials-failed', say, { outcome: 'nothing-happened' });
}
