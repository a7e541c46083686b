import { Failure } from '../domain/failure.ts';

/**
 * Bytes under names, each written once and never changed. A put is whole or not at all, durable when it returns;
 * of racing puts of one name exactly one succeeds, the others are the Failure `already-there`.
 */
export type CreateOnly = {
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
  has(name: string): Promise<boolean>;
};

const segment = /^[a-z0-9][a-z0-9.-]*$/;
const longestName = 200;

/** Names are lower-case segments of `a-z 0-9 . -` joined by `/`, so that every file system and bucket keeps them apart. */
export function checkName(name: string): void {
  const isFine =
    name.length <= longestName && !name.includes('..') && name.split('/').every((part) => segment.test(part));
  if (isFine) return;
  throw new Failure('name-invalid', `${JSON.stringify(name.slice(0, longestName))} is no name of a stored object`, {
    outcome: 'nothing-happened',
  });
}

/** The Failure of a second put. */
export function alreadyThere(name: string): Failure {
  return new Failure('already-there', `${name} is already there and is never overwritten`, {
    outcome: 'nothing-happened',
  });
}
