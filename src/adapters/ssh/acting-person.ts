import type { PersonId } from '../../domain/act.ts';
import { Failure } from '../../domain/failure.ts';
import { actMessage } from '../../domain/promotion/act-id.ts';
import type { ActingPerson } from '../../ports/person.ts';
import type { Signer } from '../../ports/signature.ts';
import { actNamespace } from './proof.ts';

/** Signs acts as this person, and as nobody else. */
export function actingPerson({ id, signer }: { readonly id: PersonId; readonly signer: Signer }): ActingPerson {
  return {
    id,
    async sign(act) {
      if (act.by !== id)
        throw new Failure('signing-failed', `${id} does not sign what ${act.by} does`, { outcome: 'nothing-happened' });
      return { act, signature: await signer(new TextEncoder().encode(actMessage(act)), actNamespace) };
    },
  };
}
