import { base64Text } from './base64.ts';

/** A shape that only a secret has. `find` is linear in the text and matches nothing but the secret itself. */
export type SecretShape = { readonly name: string; readonly find: RegExp };

/**
 * Shapes that issuers give their secrets so that they can be found. Nothing here guesses by entropy: what is no secret
 * must never match. Every expression is global, for replacing, and has no nested repetition.
 */
export const knownSecretShapes: readonly SecretShape[] = [
  {
    name: 'a private key',
    find: /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,16000}?-----END (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----|[A-Za-z0-9+/=\s\\]{0,16000})/g,
  },
  {
    name: 'an AWS access key id',
    find: /(?<![A-Za-z0-9])(?:AKIA|ASIA)(?![A-Z2-7]{9}EXAMPLE)[A-Z2-7]{16}(?![A-Za-z0-9])/g,
  },
  { name: 'a GitHub token', find: /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,255}(?![A-Za-z0-9])/g },
  { name: 'a GitHub token', find: /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?![A-Za-z0-9])/g },
  {
    name: 'a GitLab token',
    find: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|ptt|cbt|oas|soat|ft)-[A-Za-z0-9_-]{20,64}(?![A-Za-z0-9_-])/g,
  },
  { name: 'a Slack token', find: /(?<![A-Za-z0-9])xox[abposr]-[0-9]{8,14}-[A-Za-z0-9-]{16,100}(?![A-Za-z0-9])/g },
  {
    name: 'a Slack webhook',
    find: /https:\/\/hooks[.]slack[.]com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/[A-Za-z0-9]{20,28}/g,
  },
  { name: 'a Stripe key', find: /(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{20,120}(?![A-Za-z0-9])/g },
  { name: 'a Google API key', find: /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g },
  { name: 'an npm token', find: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g },
  {
    name: 'a signed token',
    find: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,2000}[.]eyJ[A-Za-z0-9_-]{8,4000}[.][A-Za-z0-9_-]{16,1000}/g,
  },
  {
    name: 'an address with a password',
    find: /(?<![A-Za-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:@/?#'"<>{}$%]{0,100}:(?![*x]{3,}@|password@|changeme@)[^\s:@/?#'"<>{}$]{3,200}@[A-Za-z0-9[]/gi,
  },
  { name: 'a storage account key', find: /AccountKey=[A-Za-z0-9+/]{86}==/g },
];

/** Names of the known kinds of secret that a text holds, in plain or in base64, each once. Never the secret. */
export function secretsIn(text: string): readonly string[] {
  const readable = [text, ...base64Text(text)];
  const found = knownSecretShapes.filter(({ find }) => readable.some((one) => one.search(find) >= 0));
  return [...new Set(found.map(({ name }) => name))];
}

export function holdsSecret(text: string): boolean {
  return secretsIn(text).length > 0;
}
