import type { ResourceChange, Value } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { holdsMasked } from '../../../plan/mask.ts';
import { afterOf } from '../../change-facts.ts';
import { containersOf, podOf, podPath } from '../../containers.ts';
import { isUnknownAt, valuesAt } from '../../guards/path.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

/** Where a type says what its containers may do. */
const attributes: ReadonlyMap<string, string> = new Map([
  ['aws_ecs_task_definition', 'container_definitions'],
  ['aws_batch_job_definition', 'container_properties'],
]);

export const containerPrivilege: ChangeRule = {
  id: 'container-privilege',
  about: 'A container with rights over its host is no border: who gets into it has the machine and all beside it.',
  class: 'high',
  source: 'SEC-04, SEC-05',
  onChange: ({ change }) => {
    if (change.mode !== 'managed' || (!creates(change) && kindOf(change.actions) !== 'update')) return undefined;
    return unreadable(change) ?? gained(change);
  },
};

function unreadable(change: ResourceChange): Hit | undefined {
  const say = 'what its containers may do cannot be read';
  const pod = podPath(change.type);
  if (pod !== undefined)
    return isUnknownAt(change, `${pod}/container/security_context/privileged`) ? cannotTell(say) : undefined;
  const attribute = attributes.get(change.type);
  if (attribute === undefined) return undefined;
  const isHidden = isUnknown(change, attribute) || holdsMasked(afterOf(change, attribute));
  if (!isHidden && containersOf(change.type, change.after) !== undefined) return undefined;
  return cannotTell(say, { attribute });
}

/** A right that some container of the same resource had before is no news. */
function gained(change: ResourceChange): readonly Hit[] {
  const had = new Set(privileges(change.type, change.before));
  const attribute = attributes.get(change.type);
  return [...new Set(privileges(change.type, change.after))]
    .filter((right) => !had.has(right))
    .sort()
    .map((right) => fires(`gives a container ${right}`, attribute === undefined ? {} : { attribute }));
}

function privileges(type: string, values: Value): readonly string[] {
  const containers = containersOf(type, values) ?? [];
  const pods = podOf(type, values);
  const tasks = type === 'aws_ecs_task_definition' ? [values] : [];
  return [
    ...when(containers.some(isPrivileged), 'all rights of its host'),
    ...when(containers.some(addsAdmin), 'the right to administer its host'),
    ...when([...tasks, ...pods].some(inHostNetwork) || containers.some(inHostNetwork), 'the network of its host'),
    ...when([...tasks, ...pods].some(inHostProcesses), 'sight of all processes of its host'),
    ...[...tasks, ...pods, ...containers].flatMap(hostPaths).flatMap((path) => hostPathRight(path, pods.length > 0)),
  ];
}

function when(holds: boolean, right: string): readonly string[] {
  return holds ? [right] : [];
}

function isPrivileged(container: Value): boolean {
  return ['privileged', 'security_context/privileged'].some((path) => valuesAt(container, path).includes(true));
}

function addsAdmin(container: Value): boolean {
  const added = ['linuxParameters/capabilities/add', 'security_context/capabilities/add'].flatMap((path) =>
    valuesAt(container, path),
  );
  return added.some((name) => ['SYS_ADMIN', 'ALL', 'SYS_MODULE', 'SYS_PTRACE'].includes(String(name)));
}

/** On Fargate there is no host network; the engine of containers refuses the wish. */
function inHostNetwork(of: Value): boolean {
  return valuesAt(of, 'network_mode').includes('host') || valuesAt(of, 'host_network').includes(true);
}

function inHostProcesses(of: Value): boolean {
  return valuesAt(of, 'pid_mode').includes('host') || valuesAt(of, 'host_pid').includes(true);
}

function hostPaths(of: Value): readonly string[] {
  const paths = ['volume/host_path', 'volume/host_path/path', 'volumes/host/sourcePath', 'volume/host/source_path'];
  return paths.flatMap((path) => valuesAt(of, path)).flatMap((path) => (typeof path === 'string' ? [path] : []));
}

/** The socket of the container engine is the host. Other folders of it are a matter of Kubernetes only (SEC-05). */
function hostPathRight(path: string, isPod: boolean): readonly string[] {
  if (/(?:docker|containerd|crio)[.]sock$/.test(path) || path === '/') return ['the container engine of its host'];
  return isPod ? ['a folder of its host'] : [];
}
