import { timingSafeEqual } from 'node:crypto';
import { invent } from './cloud/invent.ts';

/** The plan identity reads resources and state; the apply identity also writes and locks. */
export type Identity = 'plan' | 'apply';

export type Caller = { readonly account: string; readonly identity: Identity };
export type Token = { readonly id: string; readonly secret: string };

export const isIdentity = (text: string | undefined): text is Identity => text === 'plan' || text === 'apply';

/** Follows from the seed, so that nothing has to be kept and every run of a story has the same. */
export function issueToken(seed: string, { account, identity }: Caller): Token {
  return { id: `${account}.${identity}`, secret: invent(seed, ['token', account, identity], 40) };
}

/** Who sent these credentials; null when they are not ours. */
export function recognise(seed: string, token: Token): Caller | null {
  const [account, identity, ...rest] = token.id.split('.');
  if (!account || !isIdentity(identity) || rest.length) return null;
  const expected = Buffer.from(issueToken(seed, { account, identity }).secret);
  const given = Buffer.from(token.secret);
  return expected.length === given.length && timingSafeEqual(expected, given) ? { account, identity } : null;
}

/** The credentials of an HTTP basic authorization header. */
export function basicToken(header: string | undefined): Token | null {
  const [scheme, encoded] = header?.split(' ') ?? [];
  if (scheme?.toLowerCase() !== 'basic' || !encoded) return null;
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 0 ? null : { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}

export const basicHeader = ({ id, secret }: Token): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
