import type { Rules } from '../domain/rules.ts';
import { approvalsFrom, rolesRequired } from './approvals.ts';
import type { Checked } from './check.ts';
import { decisionsFrom } from './decisions.ts';
import { freezesFrom } from './freezes.ts';
import { lifetimesFrom } from './lifetimes.ts';
import type { Mention } from './names.ts';
import { peopleFrom } from './people.ts';
import { reportUnknownRoles, rolesFrom } from './roles.ts';
import type { PoliciesFile } from './schemas/policies-file.ts';
import type { WavesFile } from './schemas/waves-file.ts';
import type { Report } from './source.ts';

/** What the rules are read with besides their own files. */
export type RulesAround = {
  readonly digest: Rules['digest'];
  readonly accounts: Readonly<Record<string, string>>;
  /** waves.yaml, which says what drift is expected; undefined if it could not be read. */
  readonly waves: Checked<WavesFile> | undefined;
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
  const { digest, accounts, waves, stages, asked, isWhole, report } = around;
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
    ...decisionsFrom({ files, waves }, { people, roles: roles.roles }, { report, whole: reportWhole }),
    accounts,
  };
}
