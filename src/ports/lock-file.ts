/** What `.terraform.lock.hcl` says of one provider. */
export type LockedProvider = {
  readonly version: string;
  /** As written; undefined where the lock file has none. */
  readonly constraints: string | undefined;
  readonly hashes: readonly string[];
};

/** Reads the text of a provider lock file, by provider address. Failure `lock-unreadable` for anything else. */
export type LockFile = { read(text: string): ReadonlyMap<string, LockedProvider> };
