import type { Digest } from '../domain/digest.ts';
import { hourMs } from '../domain/instant.ts';
import type { Rules } from '../domain/rules.ts';
import { approvalsFrom, rolesRequired } from './approvals.ts';
import type { Checked } from './check.ts';
import { freezesFrom } from './freezes.ts';
import { milliseconds } from './instants.ts';
import { type Mention, reportRepeated } from './names.ts';
import { peopleFrom } from './people.ts';
import { policyRowsFrom } from './policy-rows.ts';
import { reportUnknownRoles, rolesFrom } from './roles.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import { problemAt, type Report } from './source.ts';

/** What the rules are read with besides their own files. */
export type RulesAround = {
  readonly digest: Digest;
  /** Stages of the estate; undefined if they could not be read. */
  readonly stages: ReadonlySet<string> | undefined;
  /** Roles that something outside policies/ asks for. */
  readonly asked: readonly Mention[];
  /** False where a policies file is not right: then a name that is not there may be in that one. */
  readonly isWhole: boolean;
  readonly report: Report;
};

/** Puts the policies files together: any of them may hold any key. */
export function rulesFrom(files: readonly Checked<PoliciesFile>[], around: RulesAround): Rules {
  const { digest, stages, asked, isWhole, report } = around;
  const reportWhole: Report = isWhole ? report : () => {};
  const people = peopleFrom(files, report);
  const roles = rolesFrom(files, people, reportWhole);
  reportUnknownRoles([...asked, ...rolesRequired(files)], roles.roles, reportWhole);
  return {
    digest,
    people,
    ...roles,
    approvals: approvalsFrom(files, stages, report),
    ...lifetimesFrom(files, report),
    freezes: freezesFrom(files, report),
    policies: policyRowsFrom(files, report),
  };
}

function lifetimesFrom(
  files: readonly Checked<PoliciesFile>[],
  report: Report,
): Pick<Rules, 'lifetimes' | 'recordLifetime'> {
  const written = files.filter(({ value }) => value.lifetimes);
  const mentions = written.map((checked): Mention => ({ name: 'lifetimes', checked, path: ['lifetimes'] }));
  reportRepeated('key', mentions, report);
  const first = written[0];
  const read = (key: 'low' | 'standard' | 'sensitive' | 'record', otherwise: number) => {
    const value = first?.value.lifetimes?.[key];
    if (first === undefined || value === undefined) return otherwise;
    const lifetime = milliseconds(value);
    if (lifetime > 0) return lifetime;
    const telling = { code: 'out-of-range', say: 'what lasts is longer than 0' } as const;
    report(problemAt(first.source, { path: ['lifetimes', key] }, telling));
    return otherwise;
  };
  return {
    lifetimes: {
      low: read('low', 24 * hourMs),
      standard: read('standard', 4 * hourMs),
      sensitive: read('sensitive', hourMs),
    },
    recordLifetime: read('record', 24 * hourMs),
  };
}
