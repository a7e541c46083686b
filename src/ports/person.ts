import type { Act, PersonId, SignedAct } from '../domain/act.ts';

/** Who acts here, and their signature on what they do. Failures: `signing-failed`, `key-missing`. */
export type ActingPerson = {
  readonly id: PersonId;
  sign(act: Act): Promise<SignedAct>;
};
