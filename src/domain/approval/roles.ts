import type { PersonId } from '../act.ts';
import type { Instant } from '../instant.ts';
import type { Person, Rules } from '../rules.ts';

export function personOf(rules: Rules, id: PersonId): Person | undefined {
  return rules.people.find((person) => person.id === id);
}

/** Does the person hold the role at this moment? An unknown role has no holders. */
export function holdsRole(
  rules: Rules,
  holder: { readonly person: PersonId; readonly role: string },
  at: Instant,
): boolean {
  return (rules.roles[holder.role] ?? []).some(
    ({ person, from, until }) => person === holder.person && at >= (from ?? at) && (until === undefined || at < until),
  );
}

export function holdersOf(rules: Rules, role: string, at: Instant): readonly PersonId[] {
  const named = (rules.roles[role] ?? []).map(({ person }) => person);
  return [...new Set(named)].filter((person) => holdsRole(rules, { person, role }, at));
}

/** The public keys that are this person's at this moment. */
export function keysOf(person: Person, at: Instant): readonly string[] {
  return person.keys
    .filter(({ from, until }) => at >= (from ?? at) && (until === undefined || at < until))
    .map(({ publicKey }) => publicKey);
}

/** The person whose commits carry this e-mail; addresses are compared in lower case. */
export function personByEmail(rules: Rules, email: string): Person | undefined {
  const wanted = email.toLowerCase();
  return rules.people.find((person) => person.emails.some((known) => known.toLowerCase() === wanted));
}
