import { globMatches } from '../../glob.ts';

/** Resource types by literal name or by a glob for a family: `aws_fsx_*`. */
export type TypeNames = { has(type: string): boolean };

/** Reads names separated by white space, so that a list of types reads as a list. */
export function typeNames(text: string): TypeNames {
  const all = text.split(/\s+/).filter((name) => name !== '');
  const literal = new Set(all.filter((name) => !name.includes('*')));
  const globs = all.filter((name) => name.includes('*'));
  return { has: (type) => literal.has(type) || globs.some((glob) => globMatches(glob, type)) };
}
