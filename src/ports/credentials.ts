/** Which of the two identities. A process that plans can't get the other one's. */
export type Identity = 'plan' | 'apply';

export type CredentialAccount = { readonly name: string; readonly id: string; readonly region: string };

/** Failures: `credentials-failed` (the command ended badly or printed something else). */
export type Credentials = {
  get(
    account: CredentialAccount,
    identity: Identity,
  ): Promise<{
    readonly env: Readonly<Record<string, string>>;
    readonly expiresAt?: number;
  }>;
  /**
   * Who these credentials are, as the cloud says: an account name or id. The account is needed only where the
   * configured command has placeholders, such as `{region}`.
   */
  whoAmI(env: Readonly<Record<string, string>>, account?: CredentialAccount): Promise<string | undefined>;
};
