import { personByEmail, personOf } from '../../domain/approval/roles.ts';
import { Failure } from '../../domain/failure.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { Rules } from '../../domain/rules.ts';
import type { KeyRing } from '../../ports/keyring.ts';
import type { ActingPerson } from '../../ports/person.ts';
import { actingPerson } from './acting-person.ts';
import { type KeyFile, keyFileSigner } from './key-file.ts';
import { type OwnKey, ownKeyFile } from './own-key.ts';
import { sandboxSigner } from './sandbox-key.ts';

export type PersonSearch = {
  readonly rules: Rules;
  /** `--as`. */
  readonly as?: string | undefined;
  /** Is the ledger a sandbox? */
  readonly sandbox: boolean;
  /** Where a sandbox's private halves are. */
  readonly keyRing: KeyRing;
  /** Git's `user.email` here. */
  readonly email?: string | undefined;
} & OwnKey &
  Pick<KeyFile, 'env' | 'tell'>;

/**
 * Who acts here. On a sandbox ledger `--as`, or the first person listed, with their throw-away key; elsewhere whoever
 * git's e-mail says, with a key of their own. The key is looked for when it is needed, so looking at things needs none.
 */
export function findActingPerson(search: PersonSearch): ActingPerson | Refusal {
  return search.sandbox ? sandboxPerson(search) : personOfGit(search);
}

function sandboxPerson({ rules, as, keyRing }: PersonSearch): ActingPerson | Refusal {
  const id = (as === undefined ? rules.people[0] : personOf(rules, as))?.id;
  if (id === undefined) {
    const known = rules.people.map((person) => person.id).join(', ') || 'nobody';
    const say = as === undefined ? 'policies/people.yaml lists nobody who could act' : `nobody is called ${as} here`;
    return refuse('person-unknown', { say, fix: `name one of: ${known}`, owner: 'you' });
  }
  return actingPerson({
    id,
    async signer(message, namespace) {
      const privateKey = await keyRing.get(id);
      if (privateKey === undefined) throw failed('key-missing', `the sandbox key of ${id} is not on this machine`);
      return sandboxSigner(privateKey)(message, namespace);
    },
  });
}

function personOfGit(search: PersonSearch): ActingPerson | Refusal {
  const { rules, as, email } = search;
  if (as !== undefined) {
    const say = 'on a real ledger everybody acts as themselves: --as is for a sandbox';
    return refuse('sandbox-only', { say, fix: 'leave --as out', owner: 'you' });
  }
  const person = email ? personByEmail(rules, email) : undefined;
  if (!person) {
    const say = email ? `${email} is no address of a known person` : 'git knows no user.email here';
    const fix = 'git config user.email to an address in policies/people.yaml';
    return refuse('person-unknown', { say, fix, owner: 'you' });
  }
  return actingPerson({
    id: person.id,
    async signer(message, namespace) {
      const file = await ownKeyFile(search);
      return keyFileSigner({ file, env: search.env, tell: search.tell })(message, namespace);
    },
  });
}

function failed(code: string, message: string): Failure {
  return new Failure(code, message, { outcome: 'nothing-happened' });
}
