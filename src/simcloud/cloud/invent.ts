import { createHash, createHmac } from 'node:crypto';

/** Hexadecimal letters that follow from the seed and the words alone. */
export function invent(seed: string, words: readonly string[], length = 17): string {
  return createHmac('sha256', seed).update(JSON.stringify(words)).digest('hex').slice(0, length);
}

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Twelve digits that never begin with a zero, as an account number has. */
export function inventAccountId(seed: string, account: string): string {
  const number = BigInt(`0x${invent(seed, ['account', account], 14)}`) % 900_000_000_000n;
  return String(number + 100_000_000_000n);
}
