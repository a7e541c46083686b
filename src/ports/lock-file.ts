import type { LockedVersion } from '../domain/provider-lock.ts';

/** What `.terraform.lock.hcl` says of one provider. */
export type LockedProvider = {
  readonly version: string;
  /** As written; undefined where the lock file has none. */
  readonly constraints: string | undefined;
  readonly hashes: readonly string[];
};

export type LockFile = {
  /** The text of a provider lock file, by provider address. Failure `lock-unreadable` for anything else. */
  read(text: string): ReadonlyMap<string, LockedProvider>;
  /**
   * The text with exactly these providers locked otherwise: their blocks are written anew, or added at the end in the
   * order of their addresses; every other character stays. Failure `lock-unreadable`.
   */
  relock(text: string, chosen: readonly LockedVersion[]): string;
};
