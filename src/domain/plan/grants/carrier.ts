import type { Members } from '../read.ts';

/** A resource of its own that puts grants into a carrier's computed attribute. */
export type GrantSource = {
  readonly type: string;
  /** Attributes that are read, and so are kept in the analysis. */
  readonly reads: readonly string[];
  /** The ids of the carriers it grants on. */
  readonly carriers: (values: Members) => readonly string[];
  readonly grants: (values: Members) => readonly string[];
};

/**
 * A computed attribute that lets something in, and that sibling resources fill (F30). Grants are texts, comparable and
 * fit to be shown; a grant of the carrier that no source has was made by hand.
 */
export type GrantCarrier = {
  readonly types: readonly string[];
  readonly attribute: string;
  /** Attributes of the carrier that sources name it by. */
  readonly ids: readonly string[];
  readonly grants: (values: Members) => readonly string[];
  readonly sources: readonly GrantSource[];
};

/** Stands for a grant that is masked or has a shape this release does not know. No source ever explains it. */
export const unreadable = 'a grant that cannot be read';
