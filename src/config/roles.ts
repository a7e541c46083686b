import type { Person, RoleHolder, Rules } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { readPeriod } from './instants.ts';
import type { Mention } from './names.ts';
import { reportRepeated, tableOf } from './names.ts';
import { didYouMean } from './nearest.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import { many } from './schemas/texts.ts';
import type { Path, Report } from './source.ts';
import { isFull, problemAt } from './source.ts';

/** A role given to somebody, and where. A team of a forge has no person. */
type Grant = {
  readonly role: string;
  readonly holder: string;
  readonly isTeam: boolean;
  readonly period: Pick<RoleHolder, 'from' | 'until'>;
  readonly checked: Checked<PoliciesFile>;
  readonly path: Path;
};

/** Who holds which role by all policies files: by role, and by person where a person's entry says so. */
export function rolesFrom(
  files: readonly Checked<PoliciesFile>[],
  people: readonly Person[],
  report: Report,
): Pick<Rules, 'roles' | 'forgeRoles'> {
  const declared = files.flatMap((checked) =>
    Object.keys(checked.value.roles ?? {}).map((name): Mention => ({ name, checked, path: ['roles', name] })),
  );
  reportRepeated('role', declared, report);
  const grants = files.flatMap((checked) => [...byRole(checked, report), ...byPerson(checked, report)]);
  reportStrangers(grants, people, report);
  reportUnheld(declared, grants, report);

  const names = new Set([...declared.map(({ name }) => name), ...grants.map(({ role }) => role)]);
  const granted = Map.groupBy(grants, ({ role }) => role);
  const of = (role: string, isTeam: boolean) => (granted.get(role) ?? []).filter((grant) => grant.isTeam === isTeam);
  const teams = [...names].flatMap((role) => {
    const held = of(role, true).map(({ holder }) => holder);
    return held.length > 0 ? [[role, held] as const] : [];
  });
  return {
    roles: tableOf(
      [...names].map((role) => [role, of(role, false).map(({ holder, period }) => ({ person: holder, ...period }))]),
    ),
    ...(teams.length > 0 && { forgeRoles: tableOf(teams) }),
  };
}

function byRole(checked: Checked<PoliciesFile>, report: Report): readonly Grant[] {
  return Object.entries(checked.value.roles ?? {}).flatMap(([role, holders]) =>
    many(holders).map((entry, index): Grant => {
      const path = ['roles', role, ...(Array.isArray(holders) ? [index] : [])];
      const holder = typeof entry === 'string' ? entry : entry.person;
      const period = typeof entry === 'string' ? {} : readPeriod(entry, { checked, path, report });
      return { role, holder, isTeam: holder.includes(':'), period, checked, path };
    }),
  );
}

function byPerson(checked: Checked<PoliciesFile>, report: Report): readonly Grant[] {
  return (checked.value.people ?? []).flatMap((person, at) =>
    (person.roles ?? []).map((entry, index): Grant => {
      const path = ['people', at, 'roles', index];
      const role = typeof entry === 'string' ? entry : entry.role;
      const period = typeof entry === 'string' ? {} : readPeriod(entry, { checked, path, report });
      return { role, holder: person.id, isTeam: false, period, checked, path };
    }),
  );
}

function reportStrangers(grants: readonly Grant[], people: readonly Person[], report: Report): void {
  const known = new Set(people.map(({ id }) => id));
  for (const { holder, isTeam, checked, path } of grants) {
    if (isTeam || known.has(holder) || isFull(report, checked.source.file)) continue;
    const fix = didYouMean(holder, known, `add ${holder} to people, or name a team: github:acme/platform`);
    report(problemAt(checked.source, { path }, { code: 'unknown-person', say: `${holder} is no known person`, fix }));
  }
}

function reportUnheld(declared: readonly Mention[], grants: readonly Grant[], report: Report): void {
  const granted = new Set(grants.map(({ role }) => role));
  for (const { name, checked, path } of declared) {
    if (granted.has(name) || isFull(report, checked.source.file)) continue;
    const telling = { code: 'role-without-holders', say: `nobody holds the role ${name}` } as const;
    report(problemAt(checked.source, { path, at: 'key' }, { ...telling, fix: 'name a person or a team' }));
  }
}

/** Reports roles that something asks for and nobody declared. */
export function reportUnknownRoles(asked: readonly Mention[], roles: Rules['roles'], report: Report): void {
  for (const { name, checked, path } of asked) {
    if (roles[name] !== undefined || isFull(report, checked.source.file)) continue;
    const fix = didYouMean(name, Object.keys(roles), `declare ${name} in a file of policies/: roles`);
    report(problemAt(checked.source, { path }, { code: 'unknown-role', say: `no role is called ${name}`, fix }));
  }
}
