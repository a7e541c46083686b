import { canonical } from '../canonical.ts';
import { conditionsCover } from './condition.ts';
import type { Document, Grant, Names } from './document.ts';
import { covers, overlaps } from './pattern.ts';
import { coversPrincipal, meetsPrincipal } from './principal.ts';

/** What one document says and the other does not. Four empty lists are the same meaning. */
export type Comparison = {
  /** Newly allowed, cut to what is new: a statement that gains an action shows that action. */
  readonly added: readonly Grant[];
  readonly removed: readonly Grant[];
  /** Denied before and no more. Lets through whatever any other policy allows. */
  readonly deniesRemoved: readonly Grant[];
  readonly deniesAdded: readonly Grant[];
};

/**
 * Compares what two documents grant as sets of (principal, action, resource, condition), not their texts: order, split,
 * Sid and spelling mean nothing. What cannot be proved to have been granted before counts as new.
 */
export function compare(before: Document, after: Document): Comparison {
  return {
    added: beyond(of('Allow', after), [...of('Allow', before), ...of('Deny', after)]),
    removed: beyond(of('Allow', before), [...of('Allow', after), ...of('Deny', before)]),
    deniesRemoved: beyond(of('Deny', before), of('Deny', after)),
    deniesAdded: beyond(of('Deny', after), of('Deny', before)),
  };
}

export function isSame({ added, removed, deniesRemoved, deniesAdded }: Comparison): boolean {
  return added.length + removed.length + deniesRemoved.length + deniesAdded.length === 0;
}

/** Does it let anything through that was kept out before? */
export function widens({ added, deniesRemoved }: Comparison): boolean {
  return added.length + deniesRemoved.length > 0;
}

/** Is everything that the grant names also named by one of the others, under conditions no stricter? */
export function isCovered(grant: Grant, by: readonly Grant[]): boolean {
  return by.some((other) => coversGrant(other, grant));
}

/** More single questions than any policy of AWS' size has. Beyond it the rest of a statement counts as new in one piece. */
const questionsMax = 20_000;

type Part = 'principals' | 'actions' | 'resources';
type Test = (one: string, other: string) => boolean;

const parts: readonly { readonly part: Part; readonly cover: Test; readonly meets: Test }[] = [
  { part: 'actions', cover: covers, meets: overlaps },
  { part: 'resources', cover: covers, meets: overlaps },
  { part: 'principals', cover: coversPrincipal, meets: meetsPrincipal },
];

function of(effect: Grant['effect'], document: Document): readonly Grant[] {
  return document.filter((grant) => grant.effect === effect);
}

function beyond(grants: readonly Grant[], known: readonly Grant[]): readonly Grant[] {
  const left = { questions: questionsMax };
  return joined(
    grants.flatMap((grant) =>
      uncovered(
        grant,
        known,
        parts.map(({ part }) => part),
        left,
      ),
    ),
  );
}

/** The pieces of a grant that nothing known covers: halves a statement along one part after the other. */
function uncovered(
  grant: Grant,
  known: readonly Grant[],
  along: readonly Part[],
  left: { questions: number },
): readonly Grant[] {
  left.questions -= 1;
  if (isCovered(grant, known)) return [];
  const [part, ...rest] = along;
  if (part === undefined || left.questions <= 0) return [grant];
  const { not, names } = grant[part];
  if (not || names.length === 1) return uncovered(grant, known, rest, left);
  return names.flatMap((name) => uncovered({ ...grant, [part]: { not, names: [name] } }, known, rest, left));
}

/** Pieces that differ in one part alone are one grant again, so that a new statement reads as it was written. */
function joined(pieces: readonly Grant[]): readonly Grant[] {
  if (pieces.length < 2) return pieces;
  return parts.reduce<readonly Grant[]>((grants, { part }) => joinedAlong(grants, part), pieces);
}

function joinedAlong(grants: readonly Grant[], part: Part): readonly Grant[] {
  const groups = new Map<string, Grant>();
  for (const grant of grants) {
    const key = canonical({ ...grant, [part]: grant[part].not ? grant[part] : 'any' });
    const known = groups.get(key);
    const names = [...new Set([...(known?.[part].names ?? []), ...grant[part].names])].sort();
    groups.set(key, { ...grant, [part]: { not: grant[part].not, names } });
  }
  return [...groups.values()];
}

function coversGrant(wide: Grant, narrow: Grant): boolean {
  return (
    parts.every(({ part, cover, meets }) => coverNames(wide[part], narrow[part], { cover, meets })) &&
    conditionsCover(wide.conditions, narrow.conditions)
  );
}

function coverNames(
  wide: Names,
  narrow: Names,
  { cover, meets }: { readonly cover: Test; readonly meets: Test },
): boolean {
  if (wide.not && narrow.not) return wide.names.every((kept) => narrow.names.some((name) => cover(name, kept)));
  if (wide.not) return narrow.names.every((name) => !wide.names.some((kept) => meets(kept, name)));
  if (narrow.not) return wide.names.includes('*');
  return narrow.names.every((name) => wide.names.some((by) => cover(by, name)));
}
