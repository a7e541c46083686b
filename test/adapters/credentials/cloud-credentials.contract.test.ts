import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { cloudCredentials } from '../../../src/adapters/credentials/cloud-credentials.ts';
import { webIdentityToken } from '../../../src/adapters/credentials/web-identity.ts';
import type { CloudCredential } from '../../../src/domain/definitions.ts';
import type { Identity } from '../../../src/ports/credentials.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type Moto, motoMissing, startMoto } from './moto.ts';

const account = { name: 'prod', id: '333333333333', region: 'eu-central-1' };
const role = { role: 'arn:aws:iam::{id}:role/tf-apply' };
const failed = expect.objectContaining({ code: 'credentials-failed', outcome: 'nothing-happened' });

describe('a token of the pipeline', () => {
  test('is the file that is named', async () => {
    const file = join(await temporaryFolder(), 'token');
    writeFileSync(file, 'from-a-file\n');
    expect(await webIdentityToken({ AWS_WEB_IDENTITY_TOKEN_FILE: file })).toBe('from-a-file');
    await expect(webIdentityToken({ AWS_WEB_IDENTITY_TOKEN_FILE: `${file}.gone` })).rejects.toEqual(failed);
  });

  test('is asked of GitHub for STS, and a refusal repeats nothing secret', async () => {
    const asked: unknown[] = [];
    const server = createServer((request, response) => {
      asked.push([request.url, request.headers.authorization]);
      response.statusCode = request.url?.startsWith('/no') ? 403 : 200;
      response.end('{"value":"from-github"}');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => void server.close());
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const env = { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'hunter22' };
    expect(await webIdentityToken({ ...env, ACTIONS_ID_TOKEN_REQUEST_URL: `${base}/yes?a=1` })).toBe('from-github');
    expect(asked).toEqual([['/yes?a=1&audience=sts.amazonaws.com', 'Bearer hunter22']]);
    const refused = webIdentityToken({ ...env, ACTIONS_ID_TOKEN_REQUEST_URL: `${base}/no` });
    await expect(refused).rejects.toEqual(failed);
    await expect(refused).rejects.not.toThrow(/hunter22/);
  });

  test('is the variable that GitLab fills, and else there is none', async () => {
    expect(await webIdentityToken({ WAVES_WEB_IDENTITY: 'from-gitlab' })).toBe('from-gitlab');
    expect(await webIdentityToken({})).toBeUndefined();
  });
});

const missing = motoMissing();
if (missing !== undefined) console.warn(`STS is not tested: ${missing}`);

describe.skipIf(missing !== undefined)('STS', () => {
  let moto: Moto;
  const saved = { ...process.env };
  beforeAll(async () => {
    moto = await startMoto();
    const keys = { AWS_ACCESS_KEY_ID: 'AKIACALLER', AWS_SECRET_ACCESS_KEY: 'callersecret' };
    Object.assign(process.env, keys, { AWS_EC2_METADATA_DISABLED: 'true' });
  }, 90_000);
  afterAll(() => {
    process.env = saved;
    moto?.stop();
  });

  const given = (credential: CloudCredential, identity: Identity, more: Readonly<Record<string, string>> = {}) =>
    cloudCredentials({ credential, identity, parent: { AWS_ENDPOINT_URL_STS: moto.url, ...more } });

  test.each([
    ["the caller's credentials", {}],
    ['a web identity', { WAVES_WEB_IDENTITY: 'a-token' }],
  ])('gives a role of the account by %s, for an hour, and says whose it is', async (_, more) => {
    const source = given(role, 'apply', more);
    const { env, expiresAt = 0 } = await source.get(account, 'apply');
    expect(Object.keys(env).toSorted()).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']);
    expect(Math.abs(expiresAt - Date.now() - 3_600_000)).toBeLessThan(120_000);
    expect(await source.whoAmI(env, account)).toBe('333333333333');
  });

  test('gives each identity its own session, and the other one to nobody', async () => {
    const plan = given({ role: 'arn:aws:iam::{id}:role/tf-plan' }, 'plan');
    const apply = given(role, 'apply');
    const [one, other] = [await plan.get(account, 'plan'), await apply.get(account, 'apply')];
    expect(one.env.AWS_ACCESS_KEY_ID).not.toBe(other.env.AWS_ACCESS_KEY_ID);
    await expect(plan.get(account, 'apply')).rejects.toEqual(failed);
  });

  test('that does not answer is a failure that repeats nothing secret', async () => {
    const source = given(role, 'apply', { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1', WAVES_WEB_IDENTITY: 'hunter22' });
    const failure = await source.get(account, 'apply').catch((cause: unknown) => cause);
    expect(failure).toEqual(failed);
    expect(JSON.stringify([String(failure), failure])).not.toContain('hunter22');
  });

  test('is asked by nobody without credentials', async () => {
    expect(await given(role, 'apply').whoAmI({}, account)).toBeUndefined();
  });
});

describe('a profile', () => {
  const saved = { ...process.env };
  afterAll(() => {
    process.env = saved;
  });

  test('gives the credentials of that name, and no other where it is not there', async () => {
    const file = join(await temporaryFolder(), 'credentials');
    writeFileSync(file, '[prod-apply]\naws_access_key_id = AKIAPROD\naws_secret_access_key = s\n');
    const paths = { AWS_SHARED_CREDENTIALS_FILE: file, AWS_CONFIG_FILE: '/dev/null' };
    Object.assign(process.env, paths, { AWS_ACCESS_KEY_ID: 'AKIACALLER', AWS_SECRET_ACCESS_KEY: 'x' });
    const source = (profile: string) => cloudCredentials({ credential: { profile }, identity: 'apply', parent: {} });
    const { env } = await source('{account}-apply').get(account, 'apply');
    expect(env).toEqual({ AWS_ACCESS_KEY_ID: 'AKIAPROD', AWS_SECRET_ACCESS_KEY: 's' });
    await expect(source('{account}-gone').get(account, 'apply')).rejects.toEqual(failed);
  });
});
