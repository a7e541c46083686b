import { z } from 'zod';
import { tell } from './telling.ts';

const namePattern = /^[a-z0-9][a-z0-9_-]{0,62}$/;
const nameHint = 'names are up to 63 of a-z, 0-9, - and _, a letter or digit first';

/** Roles, persons, waves, modules, policies: plain ASCII, so that no two look alike (T-A11) and none is an option. */
export const name = z
  .string()
  .regex(namePattern, tell('bad-name', 'this is no name', nameHint))
  .describe('Up to 63 of a-z, 0-9, - and _');

/** Accounts, folders and parts of the environment tuple: as people have them, within ASCII. */
export const folderName = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
    tell('bad-name', 'this is no name', 'names are up to 63 of A-Z, a-z, 0-9, dot, - and _, a letter or digit first'),
  )
  .describe('Up to 63 of A-Z, a-z, 0-9, dot, - and _');

export const glob = z
  .string()
  .regex(
    /^[A-Za-z0-9*][A-Za-z0-9._*-]{0,126}$/,
    tell('bad-glob', 'this is neither a name nor a pattern', 'a pattern is a name with * for any characters'),
  )
  .describe('A name, or a pattern with * for any characters');

export const evidenceKind = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,62}$/, tell('bad-name', 'this is no kind of evidence', 'kinds are written like plan_pass'))
  .describe('A kind of evidence: plan_pass, waf_count_metrics …');

const durationHint = tell('bad-duration', 'this is no duration', 'durations are written 45s, 30m, 4h or 7d');

export const duration = z
  .union([z.literal(0), z.string().regex(/^(?:0|\d{1,6}[smhd])$/, durationHint)], durationHint)
  .describe('A duration: 45s, 30m, 4h, 7d');

/** Whether there is such a day is asked when it is read. */
export const instant = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/,
    tell('bad-instant', 'this is no instant with zone', 'instants are written 2026-12-20T00:00:00Z'),
  )
  .describe('An ISO 8601 date and time with zone');

export const oneOrMany = <Item extends z.ZodType>(item: Item) => z.union([item, z.array(item).min(1)]);

/** A list that says nothing is a mistake, unless the key says otherwise. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.array(item).min(1, tell('empty-value', 'the list is empty', 'name something, or leave the key out'));

/** Free text for people. */
export const sentence = z.string().max(2000, tell('out-of-range', 'the text is longer than 2000 characters'));

/** Text whose meaning another program knows. */
export const word = z.string().max(500, tell('out-of-range', 'the text is longer than 500 characters'));

/** The items of what may be written as one or as a list. */
export function many<Item>(value: Item | readonly Item[] | undefined): readonly Item[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as Item];
}
