import type { Condition } from '../../../iam/condition.ts';
import type { Grant } from '../../../iam/document.ts';
import { trustAttribute, trustChange } from '../../rights/trust.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { fires } from '../../rule.ts';

const at = { attribute: trustAttribute, impacts: { security: 'iam' } } as const;

export const oidcSubject: ChangeRule = {
  id: 'oidc-subject',
  about:
    'The subject of a token says which repository, branch or workspace it was made for. A wildcard lets others in.',
  class: 'high',
  source: 'IAM-08',
  onChange: ({ change, analysis }) => {
    const trust = trustChange(change, analysis);
    if (typeof trust !== 'object') return undefined;
    return trust.comparison.added.filter(isFederated).flatMap(({ conditions }) => conditions.flatMap(hits));
  },
};

function isFederated({ principals }: Grant): boolean {
  return principals.names.some((name) => name.startsWith('Federated:'));
}

function hits({ key, operator, values }: Condition): readonly Hit[] {
  if (!key.endsWith(':sub') || operator !== 'stringlike') return [];
  const [loosest] = values.flatMap((value) => looseness(value) ?? []).sort((a, b) => a.order - b.order);
  return loosest === undefined ? [] : [loosest.hit];
}

/** From anybody's token to any branch of one repository. */
function looseness(value: string): { readonly order: number; readonly hit: Hit } | undefined {
  if (!/[*?]/.test(value)) return undefined;
  const [first = '', second = ''] = value.replace(/^(?:repo|project_path|organization):/, '').split(/[/:]/);
  if (/[*?]/.test(first)) {
    return { order: 0, hit: fires('takes tokens of every organisation of the provider', { ...at, class: 'critical' }) };
  }
  if (second === '' || /[*?]/.test(second)) {
    return { order: 1, hit: fires('takes tokens of every repository or workspace of an organisation', at) };
  }
  return { order: 2, hit: fires('takes tokens of every branch and pull request', { ...at, class: 'normal' }) };
}
