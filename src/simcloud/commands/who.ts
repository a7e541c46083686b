import { isIdentity, issueToken, recognise } from '../identity.ts';
import { ensureSim } from '../lifecycle.ts';
import { accountNamed } from '../project.ts';
import { noMore, type SimIo, usage } from './io.ts';

const LIFETIME_MS = 60 * 60 * 1000;

/** What the estate's `exec` expects: one line of JSON with variables for the engine. Starts the simulator on demand. */
export async function credentials(args: readonly string[], io: SimIo): Promise<number> {
  const [account, identity, ...rest] = args;
  if (!account || !isIdentity(identity)) throw usage('write `waves sim credentials ACCOUNT plan|apply`');
  noMore(rest, 'credentials');
  const project = await ensureSim(io.folder);
  const { id, secret } = issueToken(project.seed, { account: accountNamed(project, account).account, identity });
  const env = { TF_HTTP_USERNAME: id, TF_HTTP_PASSWORD: secret, WAVES_SIM_PORT: String(project.port) };
  io.out(JSON.stringify({ env, expires: new Date(Date.now() + LIFETIME_MS).toISOString() }));
  return 0;
}

/** Prints the account that the credentials in the environment belong to, as `identity` asks for. */
export async function whoami(args: readonly string[], io: SimIo): Promise<number> {
  noMore(args, 'whoami');
  const { TF_HTTP_USERNAME: id, TF_HTTP_PASSWORD: secret, WAVES_SIM_PORT: port } = io.env;
  if (!id || !secret) throw usage('there are no simulated credentials in the environment: TF_HTTP_USERNAME is not set');
  const project = await ensureSim(io.folder);
  const caller = port === String(project.port) ? recognise(project.seed, { id, secret }) : null;
  if (!caller) {
    io.err('the credentials in the environment are not of this simulated cloud');
    return 1;
  }
  io.out(caller.account);
  return 0;
}
