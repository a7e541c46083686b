import type { Value } from '../analysis.ts';
import { isMembers, textOf } from '../plan/read.ts';

/** Everybody, signed in or not. */
export const everybody = '*';

/** The principal of a policy that names none: whoever the policy is attached to. */
export const bearer = 'whoever has the policy';

/**
 * Principals of a statement in one spelling: `AWS:111122223333` for an account however it is written,
 * `AWS:arn:aws:iam::111122223333:role/x`, `Service:ec2.amazonaws.com`, `Federated:accounts.google.com`, `*`. Undefined
 * where the shape is not known.
 */
export function principalsOf(value: Value): readonly string[] | undefined {
  if (value === '*') return [everybody];
  if (!isMembers(value) || Object.keys(value).length === 0) return undefined;
  const found: string[] = [];
  for (const [kind, names] of Object.entries(value)) {
    const texts = (Array.isArray(names) ? names : [names]).map(textOf);
    if (!kinds.has(kind) || texts.length === 0) return undefined;
    for (const text of texts) {
      if (text === undefined) return undefined;
      found.push(spelled(kind, text));
    }
  }
  return found;
}

/** Is everybody that `narrow` names also named by `wide`? An account names all that is in it. */
export function coversPrincipal(wide: string, narrow: string): boolean {
  if (wide === everybody || wide === narrow) return true;
  return /^AWS:[0-9]{12}$/.test(wide) && accountOf(narrow) === wide.slice('AWS:'.length);
}

/** Principals of two statements that may mean one and the same. */
export function meetsPrincipal(one: string, other: string): boolean {
  return coversPrincipal(one, other) || coversPrincipal(other, one);
}

/** The account a principal belongs to. Undefined for services, providers and ids that do not show it. */
export function accountOf(principal: string): string | undefined {
  return /^AWS:(?:arn:aws[a-z-]*:(?:iam|sts)::)?([0-9]{12})(?::|$)/.exec(principal)?.[1];
}

const kinds = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);

function spelled(kind: string, text: string): string {
  if (kind === 'AWS' && text === '*') return everybody;
  const root = /^arn:aws[a-z-]*:iam::([0-9]{12}):root$/.exec(text)?.[1];
  if (kind === 'AWS' && root !== undefined) return `AWS:${root}`;
  return `${kind}:${kind === 'Service' ? text.toLowerCase() : text}`;
}
