/** Which of the two identities. A process that plans can't get the other one's. */
export type Identity = 'plan' | 'apply';

/** Failures: `credentials-failed` (the command ended badly or printed something else). */
export type Credentials = {
  get(
    account: { readonly name: string; readonly id: string; readonly region: string },
    identity: Identity,
  ): Promise<{
    readonly env: Readonly<Record<string, string>>;
    readonly expiresAt?: number;
  }>;
  /** Who these credentials are, as the cloud says: an account name or id. */
  whoAmI(env: Readonly<Record<string, string>>): Promise<string | undefined>;
};
