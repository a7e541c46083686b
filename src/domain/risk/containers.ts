import type { Value } from '../analysis.ts';
import { parseJson } from '../plan/json.ts';
import { listOf, textOf } from '../plan/read.ts';
import { valuesAt } from './guards/path.ts';

/** Where a type says what its containers are. */
const podPaths: ReadonlyMap<string, string> = new Map([
  ...['deployment', 'daemonset', 'stateful_set', 'job', 'replication_controller'].flatMap((name) =>
    versions(name).map((type) => [type, 'spec/template/spec'] as const),
  ),
  ...versions('pod').map((type) => [type, 'spec'] as const),
  ...versions('cron_job').map((type) => [type, 'spec/job_template/spec/template/spec'] as const),
]);

function versions(name: string): readonly string[] {
  return [`kubernetes_${name}`, `kubernetes_${name}_v1`, `kubernetes_${name === 'daemonset' ? 'daemon_set' : name}_v1`];
}

/** The path to the pod a Kubernetes resource runs. */
export function podPath(type: string): string | undefined {
  return podPaths.get(type);
}

/** The pod a Kubernetes resource runs, as it stands in its template. */
export function podOf(type: string, values: Value): readonly Value[] {
  const path = podPaths.get(type);
  return path === undefined ? [] : valuesAt(values, path);
}

/** Containers of a task definition or a batch job, which are JSON within a text. Undefined where it cannot be read. */
export function containersOf(type: string, values: Value): readonly Value[] | undefined {
  if (type === 'aws_ecs_task_definition') return parsed(valuesAt(values, 'container_definitions')[0])?.flatMap(listOf);
  if (type === 'aws_batch_job_definition') return parsed(valuesAt(values, 'container_properties')[0]);
  return podOf(type, values).flatMap((pod) => [...valuesAt(pod, 'container'), ...valuesAt(pod, 'init_container')]);
}

/** Images a resource runs, as far as they can be read. */
export function imagesOf(type: string, values: Value): readonly string[] {
  if (type === 'aws_lambda_function') return valuesAt(values, 'image_uri').flatMap((image) => textOf(image) ?? []);
  return (containersOf(type, values) ?? [])
    .flatMap((container) => valuesAt(container, 'image'))
    .flatMap((image) => textOf(image) ?? []);
}

function parsed(text: Value | undefined): readonly Value[] | undefined {
  if (text === undefined) return [];
  const json = typeof text === 'string' ? parseJson(text) : undefined;
  return json && 'value' in json ? [json.value] : undefined;
}
