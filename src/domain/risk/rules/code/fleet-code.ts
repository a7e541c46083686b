import type { ResourceChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { changedAttributes } from '../../../plan/differences.ts';
import { imagesOf } from '../../containers.ts';
import { valuesAt } from '../../guards/path.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

/** What a group of machines is made from. */
const moulds: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_autoscaling_group', ['launch_template', 'launch_configuration', 'mixed_instances_policy']],
  ['aws_eks_node_group', ['launch_template', 'release_version', 'version']],
  ['aws_batch_compute_environment', ['compute_resources']],
  ['google_container_node_pool', ['version']],
  ['google_compute_instance_group_manager', ['version']],
]);

export const fleetCode: ChangeRule = {
  id: 'fleet-code',
  about: 'Every machine of a group is changed in one go, so a fault in what they start from is everywhere at once.',
  class: 'high',
  source: 'EXE-04',
  onChange: ({ change }) => {
    if (change.mode !== 'managed' || kindOf(change.actions) !== 'update') return undefined;
    if (/^kubernetes_daemon_?set/.test(change.type)) return daemons(change);
    const names = moulds.get(change.type) ?? [];
    if (!rollsOut(change)) return undefined;
    const moved = changedAttributes(change).find((name) => names.includes(name));
    if (moved !== undefined)
      return fires('replaces every machine of the group, one after another', { attribute: moved });
    const open = names.find((name) => isUnknown(change, name) && change.configured.includes(name));
    if (open === undefined) return undefined;
    return cannotTell('perhaps replaces every machine of the group: what they start from is known only later', {
      attribute: open,
    });
  },
};

/** A scaling group changes its machines by itself only where it is told to refresh them. */
function rollsOut({ type, after }: ResourceChange): boolean {
  return type !== 'aws_autoscaling_group' || valuesAt(after, 'instance_refresh').length > 0;
}

function daemons(change: ResourceChange): ReturnType<typeof fires> | undefined {
  const [before = [], after = []] = [change.before, change.after].map((side) => imagesOf(change.type, side));
  const had = new Set(before);
  return after.some((image) => !had.has(image)) ? fires('runs another image on every node of the cluster') : undefined;
}
