import { globMatches } from '../../glob.ts';

/** Resource types by literal name or by a glob for a family: `aws_fsx_*`. */
export type TypeNames = { has(type: string): boolean };

/** More types than all providers of a stack have; a plan may name as many as it likes. */
const knownMax = 4096;

/** Reads names separated by white space, so that a list of types reads as a list. */
export function typeNames(text: string): TypeNames {
  const all = text.split(/\s+/).filter((name) => name !== '');
  const literal = new Set(all.filter((name) => !name.includes('*')));
  const globs = all.filter((name) => name.includes('*'));
  const known = new Map<string, boolean>();
  return { has };

  /** Asked again and again for the few types of a plan, so every answer is kept. */
  function has(type: string): boolean {
    const answer = known.get(type) ?? (literal.has(type) || globs.some((glob) => globMatches(glob, type)));
    if (known.size < knownMax) known.set(type, answer);
    return answer;
  }
}
