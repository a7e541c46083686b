import type { Analysis, ResourceChange } from '../../../analysis.ts';
import { creates } from '../../../plan/actions.ts';
import { configAddress } from '../../../plan/address.ts';
import { memberOf, textOf } from '../../../plan/read.ts';
import { nameBehind } from '../../rights/holder-names.ts';
import { runsWith } from '../../rights/runs-with.ts';
import type { PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { powerGained } from './gained-power.ts';

const impacts = { security: 'iam' } as const;

export const runningPower: PlanRule = {
  id: 'running-power',
  about: 'Something new that runs with a role which becomes all-powerful gives that power to whoever gets into it.',
  class: 'critical',
  source: 'XAC-06',
  onPlan: (context) => {
    const { analysis } = context;
    const made = analysis.changes.filter((change) => creates(change) && change.mode === 'managed' && runs(change));
    const powerful = made.length === 0 ? [] : powerGained(context);
    return made.flatMap((change) => {
      const roles = rolesOf(change, analysis);
      const power = powerful.find(({ holder }) => roles.includes(holder.name));
      if (!power) return [];
      const say = `runs with ${power.holder.name}, which may do everything after this plan, or can come to`;
      return [
        {
          address: change.address,
          ...(power.isSure ? fires(say, { impacts }) : cannotTell(`perhaps ${say}`, { impacts })),
        },
      ];
    });
  },
};

function runs({ type }: ResourceChange): boolean {
  return runsWith.has(type) && type !== profileType;
}

const profileType = 'aws_iam_instance_profile';

/** Principals by the names that rights are kept under: by ARN, by name, or by what a name is made from. */
function rolesOf(change: ResourceChange, analysis: Analysis): readonly string[] {
  return (runsWith.get(change.type) ?? []).flatMap((attribute) => {
    const value = textOf(memberOf(change.after, attribute));
    const sources = (change.references[attribute] ?? []).flatMap((source) => behind(source, analysis));
    if (value === undefined || value === '') return sources;
    return attribute === 'iam_instance_profile' ? profileRoles(value, analysis) : [roleName(value)];
  });
}

function behind(source: string, analysis: Analysis): readonly string[] {
  const isProfile = source.includes(`${profileType}.`);
  if (!isProfile) return [nameBehind(source, analysis)];
  const profile = analysis.changes.find(({ address }) => configAddress(address) === source);
  return profile ? roleOfProfile(profile, analysis) : [];
}

function profileRoles(name: string, analysis: Analysis): readonly string[] {
  const profile = analysis.changes.find(({ type, after }) => type === profileType && memberOf(after, 'name') === name);
  if (profile) return roleOfProfile(profile, analysis);
  return analysis.siblings
    .filter(({ type, values }) => type === profileType && memberOf(values, 'name') === name)
    .map(({ values }) => roleName(textOf(memberOf(values, 'role')) ?? ''));
}

function roleOfProfile(profile: ResourceChange, analysis: Analysis): readonly string[] {
  const known = textOf(memberOf(profile.after, 'role'));
  return known === undefined
    ? (profile.references.role ?? []).map((source) => nameBehind(source, analysis))
    : [roleName(known)];
}

function roleName(text: string): string {
  return `role/${text.split('/').at(-1)}`;
}
