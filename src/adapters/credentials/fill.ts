import { Failure } from '../../domain/failure.ts';
import type { CredentialAccount } from '../../ports/credentials.ts';

/** Fills `{account}`, `{id}` and `{region}` in. A value that would be an option is never filled in. */
export function fill(text: string, account: CredentialAccount | undefined, of: string): string {
  const words = new Map([
    ['{account}', account?.name],
    ['{id}', account?.id],
    ['{region}', account?.region],
  ]);
  return text.replace(/\{(?:account|id|region)\}/g, (word) => {
    const value = words.get(word);
    if (value !== undefined && !value.startsWith('-')) return value;
    throw new Failure('credentials-failed', `nothing fills in ${word} of ${of}`, { outcome: 'nothing-happened' });
  });
}
