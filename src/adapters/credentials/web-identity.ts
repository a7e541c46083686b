import { readFile } from 'node:fs/promises';
import { Failure } from '../../domain/failure.ts';
import type { Variables } from './command-environment.ts';

const audience = 'sts.amazonaws.com';
const answerMs = 15_000;

/**
 * The token by which a pipeline says who it is: a file, GitHub's own endpoint, or a variable, which GitLab fills where
 * `id_tokens` names it so. Undefined where no pipeline offers one. It is looked at each time, as it lives for minutes.
 */
export async function webIdentityToken(parent: Variables): Promise<string | undefined> {
  const { AWS_WEB_IDENTITY_TOKEN_FILE: file, ACTIONS_ID_TOKEN_REQUEST_URL: url, WAVES_WEB_IDENTITY: given } = parent;
  if (given) return given.trim();
  if (file) {
    return (
      await readFile(file, 'utf8').catch(() => fail(`AWS_WEB_IDENTITY_TOKEN_FILE names ${file}, which cannot be read`))
    ).trim();
  }
  return url ? ofGitHub(url, parent.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '') : undefined;
}

async function ofGitHub(url: string, token: string): Promise<string> {
  const address = `${url}${url.includes('?') ? '&' : '?'}audience=${audience}`;
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(address, { headers, signal: AbortSignal.timeout(answerMs) }).catch(() =>
    fail('GitHub did not answer the request for an identity token'),
  );
  if (!answer.ok) return fail(`GitHub answered the request for an identity token with ${answer.status}`);
  const { value } = (await answer.json().catch(() => ({}))) as { value?: unknown };
  return typeof value === 'string' ? value : fail('GitHub gave no identity token');
}

// The causes are left out: they may repeat an address or a token.
function fail(say: string): never {
  throw new Failure('credentials-failed', say, { outcome: 'nothing-happened' });
}
