import { globMatches } from '../glob.ts';
import type { Instant } from '../instant.ts';
import type { Difference } from './difference.ts';
import type { AcceptedDrift, Expectation, Expected, IgnoredDrift } from './expected-drift.ts';

export type DriftQuestion = { readonly stack: string; readonly expected: Expected; readonly now: Instant };

export type DriftVerdict = 'clean' | 'accepted' | 'drifted' | 'pending';

/** Stands for a whole object, its absence included. */
export const wholeObject = '*';

/**
 * Says of each difference whether it stands under somebody's leave now. Every attribute of it must be named by leave
 * that has not ended; an object that is gone by `*` alone; a grant by its own name, since a pattern written for noise
 * must not let anybody in.
 */
export function expect(differences: readonly Difference[], question: DriftQuestion): readonly Difference[] {
  return differences.map((difference) => {
    const { expected: _, lapsed: __, ...plain } = difference;
    const leaves = leavesFor(plain, question);
    const [first] = leaves;
    if (!first) return plain;
    const soonest = leaves.reduce((one, other) => (other.expires < one.expires ? other : one), first);
    return question.now < soonest.expires ? { ...plain, expected: soonest } : { ...plain, lapsed: soonest };
  });
}

/** The verdict over both halves. Nothing unexpected but something expected is *accepted*, and never clean. */
export function driftVerdict(drifted: readonly Difference[], pending: readonly Difference[]): DriftVerdict {
  if (drifted.some(({ expected }) => !expected)) return 'drifted';
  if (pending.length > 0) return 'pending';
  return drifted.length > 0 ? 'accepted' : 'clean';
}

/** The leave for each attribute of a difference; none where one of them has none. */
function leavesFor(difference: Difference, question: DriftQuestion): readonly Expectation[] {
  const { attributes } = difference;
  if (!attributes) return [];
  const names = attributes.length === 0 ? [wholeObject] : attributes;
  const found = names.map((name) => leaveFor(name, difference, question));
  return found.every((one) => one !== undefined) ? found : [];
}

/** Standing leave before leave that ended. A person's newer word about the same thing replaces the older. */
function leaveFor(attribute: string, difference: Difference, question: DriftQuestion): Expectation | undefined {
  const { stack, expected, now } = question;
  const names = (patterns: readonly string[]) => namesAttribute(patterns, attribute, difference.isGrant);
  const accepted = expected.accepted.findLast(
    (one) => one.stack === stack && one.addresses.includes(difference.address) && names(one.attributes),
  );
  const ignored = expected.ignored.filter(
    (one) => anyGlob(one.stacks, stack) && anyGlob(one.addresses, difference.address) && names(one.attributes),
  );
  const all = [...(accepted ? [byPerson(accepted)] : []), ...ignored.map(byRow)];
  return all.find(({ expires }) => now < expires) ?? all[0];
}

function namesAttribute(patterns: readonly string[], attribute: string, isGrant: true | undefined): boolean {
  if (isGrant || attribute === wholeObject) return patterns.includes(attribute);
  return anyGlob(patterns, attribute);
}

function anyGlob(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => globMatches(pattern, text));
}

function byPerson({ by, owner, reason, expires }: AcceptedDrift): Expectation {
  return { from: 'accepted', by, owner, reason, expires };
}

function byRow({ owner, reason, expires }: IgnoredDrift): Expectation {
  return { from: 'ignored', owner, reason, expires };
}
