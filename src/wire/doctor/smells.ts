import type { Found } from '../../cli/doctor.ts';
import { keysWithoutEffect } from '../../config/unused-keys.ts';
import type { Definitions } from '../../domain/definitions.ts';
import { globMatches } from '../../domain/glob.ts';
import { readBelow } from '../validate.ts';
import { type Check, notApplicable, ok, type Patient, warning } from './check.ts';

/** What is allowed and probably not meant. */
export const smells: Check = {
  name: 'configuration',
  async look(patient) {
    const { definitions, tree } = patient;
    if (!definitions || !tree) return [notApplicable('there is no configuration without problems')];
    const found = [
      ...keysWithoutEffect(tree).map(({ file, key, say }) =>
        warning(`${key} has no effect yet: ${say}`, `waves explain ${key}`, file),
      ),
      ...accountsWithoutWave(definitions),
      ...people(definitions),
      ...programs(patient),
    ];
    return found.length === 0 ? [ok('nothing looks unmeant')] : found;
  },
};

/** An account in no wave is fine, where nothing is promoted to it. */
function accountsWithoutWave({ accounts, contracts }: Definitions): readonly Found[] {
  const globs = Object.values(contracts).flatMap(({ waves }) => waves.flatMap((wave) => wave.accounts));
  const without = Object.keys(accounts).filter((account) => !globs.some((glob) => globMatches(glob, account)));
  return without.length === 0
    ? []
    : [warning(`in no wave: ${without.join(', ')}`, 'add them to waves/default.yaml, if modules are promoted there')];
}

function people({ rules }: Definitions): readonly Found[] {
  const silent = rules.people.filter(({ keys }) => keys.length === 0).map(({ id }) => id);
  const asked = new Set(rules.approvals.flatMap(({ requiredRoles }) => requiredRoles));
  const narrow = [...asked].filter((role) => new Set(rules.roles[role]?.map(({ person }) => person)).size === 1);
  return [
    ...(silent.length === 0
      ? []
      : [
          warning(`without a key, so they can sign nothing: ${silent.join(', ')}`, 'add keys: to policies/people.yaml'),
        ]),
    ...narrow.map((role) =>
      warning(
        'one person holds it: their absence stops every plan that asks for it',
        'name a second person',
        `role ${role}`,
      ),
    ),
  ];
}

/** Programs that write Terraform JSON: cdktf has ended, and importing a whole provider makes each start slow. */
function programs({ place, tree }: Patient): readonly Found[] {
  if (!place || !tree) return [];
  const roots = tree.paths
    .filter((path) => path.endsWith('cdktf.json'))
    .map((path) => path.replace(/\/?cdktf\.json$/, ''));
  const below = tree.paths.filter((path) => /\.[cm]?[jt]s$/.test(path) && roots.some((root) => path.startsWith(root)));
  const texts = readBelow(place.folder, below);
  const barrels = [...texts].filter(([, text]) => /from ['"]@?(?:cdktf|cdktn)\/provider-[a-z0-9-]+['"]/.test(text));
  const old = [...texts].filter(([, text]) => /from ['"]cdktf['"]/.test(text));
  return [
    ...barrels.map(([file]) =>
      warning('imports a whole provider', "import from its folders: '@cdktf/provider-aws/lib/…'", file),
    ),
    ...old.map(([file]) => warning('uses cdktf, which has ended', 'move it to cdktn, which goes on', file)),
  ];
}
