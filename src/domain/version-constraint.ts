import { compareVersions } from './version.ts';

type Clause = { readonly operator: string; readonly parts: number; readonly version: string };

const clause = /^(=|!=|>|>=|<|<=|~>)?\s*v?(\d{1,9}(?:\.\d{1,9}){0,2})(-[0-9A-Za-z.-]+)?$/;

/**
 * Does an exact version satisfy a constraint as the engines write it (`>= 5.0.0, < 7.0.0`, `~> 3.1`)? Undefined where
 * the constraint cannot be read. A pre-release satisfies only a clause that names it exactly.
 */
export function satisfies(version: string, constraint: string): boolean | undefined {
  const clauses = constraint.split(',').map((text) => clauseOf(text.trim()));
  const known = clauses.filter((one) => one !== undefined);
  return known.length < clauses.length ? undefined : known.every((one) => holds(version, one));
}

function clauseOf(text: string): Clause | undefined {
  const [, operator = '=', numbers, preRelease = ''] = clause.exec(text) ?? [];
  if (numbers === undefined) return undefined;
  const parts = numbers.split('.');
  return { operator, parts: parts.length, version: [...parts, '0', '0'].slice(0, 3).join('.') + preRelease };
}

function holds(version: string, { operator, parts, version: named }: Clause): boolean {
  const order = compareVersions(version, named);
  if (version.includes('-') && order !== 0) return operator === '!=';
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0 && compareVersions(version, ceiling(named, parts)) < 0;
  }
}

/** `~> 3.1` stays below 4.0.0, `~> 3.1.0` below 3.2.0, and `~> 3` below 4.0.0. */
function ceiling(named: string, parts: number): string {
  const [major = 0, minor = 0] = named.split('-')[0]?.split('.').map(Number) ?? [];
  return parts > 2 ? `${major}.${minor + 1}.0` : `${major + 1}.0.0`;
}
