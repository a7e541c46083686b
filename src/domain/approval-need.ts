import type { Milliseconds } from './instant.ts';

/** Who must say yes to one plan record, why, and for how long a yes lasts. */
export type ApprovalNeed = {
  /** Each filled by another person. */
  readonly roles: readonly string[];
  /** No role named, but one known person who is none of the authors must say yes. */
  readonly anyPerson: boolean;
  readonly requireDifferentActorFromAuthor: boolean;
  readonly lifetime: Milliseconds;
  /** Why the lifetime is what it is: `network`, `iam`, `destructive`, `standard`, `low`. */
  readonly lifetimeBecause: string;
  /** Which keys and waves asked for it. */
  readonly because: readonly string[];
};

export const nobody: ApprovalNeed = {
  roles: [],
  anyPerson: false,
  requireDifferentActorFromAuthor: false,
  lifetime: 0,
  lifetimeBecause: 'none',
  because: [],
};

/** What satisfies both: the roles of either, each another person, and the shorter lifetime. */
export function bothNeeds(one: ApprovalNeed, other: ApprovalNeed): ApprovalNeed {
  if (!needsSomebody(one)) return other;
  if (!needsSomebody(other)) return one;
  const shorter = other.lifetime < one.lifetime ? other : one;
  return {
    roles: [...new Set([...one.roles, ...other.roles])],
    anyPerson: one.anyPerson || other.anyPerson,
    requireDifferentActorFromAuthor: one.requireDifferentActorFromAuthor || other.requireDifferentActorFromAuthor,
    lifetime: shorter.lifetime,
    lifetimeBecause: shorter.lifetimeBecause,
    because: [...new Set([...one.because, ...other.because])],
  };
}

export function needsSomebody(need: ApprovalNeed): boolean {
  return need.roles.length > 0 || need.anyPerson;
}
