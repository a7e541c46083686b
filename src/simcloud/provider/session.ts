import type { Account } from '../cloud/account.ts';
import type { AccountRef } from '../cloud/store.ts';
import type { Identity } from '../identity.ts';
import type { Values } from '../schema/values.ts';

/** Everything behind one listener: one account, one identity. The listener decides it, not the configuration. */
export type Access = AccountRef & {
  readonly seed: string;
  readonly identity: Identity;
  readonly die: () => void;
};

/** One provider block of one run. Terraform opens a connection of its own for each alias. */
export type Session = {
  readonly access: Access;
  readonly region: string;
  readonly defaultTags: Values;
  readonly stop: AbortController;
};

const DEFAULT_REGION = 'eu-central-1';

export const openSession = (access: Access): Session => ({
  access,
  region: DEFAULT_REGION,
  defaultTags: {},
  stop: new AbortController(),
});

export const accountOf = ({ access, region }: Session): Account => ({ ...access, region });
