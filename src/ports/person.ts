import type { Act, SignedAct } from '../domain/act.ts';
import type { PersonId } from '../domain/rules.ts';

/** Who acts here, and their signature on what they do. Failures: `signing-failed`, `key-missing`. */
export type ActingPerson = {
  readonly id: PersonId;
  sign(act: Act): Promise<SignedAct>;
};
