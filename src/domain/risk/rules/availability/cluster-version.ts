import { kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { textOf } from '../../../plan/read.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

/** Where a type says which version runs. Of an add-on only the first number counts. */
const versions: ReadonlyMap<string, { readonly attribute: string; readonly say: string; readonly major?: true }> =
  new Map([
    [
      'aws_eks_cluster',
      { attribute: 'version', say: 'moves the cluster to another version, and there is no way back' },
    ],
    [
      'azurerm_kubernetes_cluster',
      { attribute: 'kubernetes_version', say: 'moves the cluster to another version, and there is no way back' },
    ],
    [
      'google_container_cluster',
      { attribute: 'min_master_version', say: 'moves the cluster to another version, and there is no way back' },
    ],
    [
      'aws_eks_addon',
      { attribute: 'addon_version', say: 'moves a part of the cluster to another major version', major: true },
    ],
  ]);

export const clusterVersion: ChangeRule = {
  id: 'cluster-version',
  about: 'A new version of a cluster drops interfaces that what runs on it may use, and it cannot be taken back.',
  class: 'high',
  source: 'AVL-02, REV-01',
  onChange: ({ change }) => {
    const version = versions.get(change.type);
    if (!version || kindOf(change.actions) !== 'update') return undefined;
    const { attribute, say, major } = version;
    const impacts = { reversibility: major ? 'partially-reversible' : 'irreversible' } as const;
    const before = textOf(beforeOf(change, attribute));
    if (before === undefined) return undefined;
    if (isUnknown(change, attribute)) {
      if (!change.configured.includes(attribute)) return undefined;
      return cannotTell('which version will run is known only later', { attribute, impacts });
    }
    const after = textOf(afterOf(change, attribute));
    if (after === undefined || after === before || (major && firstNumber(after) === firstNumber(before)))
      return undefined;
    return fires(say, { attribute, impacts });
  },
};

function firstNumber(version: string): string | undefined {
  return /[0-9]+/.exec(version)?.[0];
}
