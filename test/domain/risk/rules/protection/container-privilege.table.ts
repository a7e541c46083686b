import { created, deleted, one, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const address = 'aws_ecs_task_definition.t';
const task = (container: object, more: object = {}) => ({
  ...more,
  container_definitions: JSON.stringify([container]),
});
const next = (before: object, after: object) => one(address, ['delete', 'create'], { before, after });
const pod = (more: object) => ({ spec: [{ template: [{ spec: [{ container: [{ image: 'a:1' }], ...more }] }] }] });
const deployment = 'kubernetes_deployment.d';
const socket = { volume: [{ host_path: '/var/run/docker.sock' }] };

export const table: RuleTable = {
  rule: 'container-privilege',
  directed: true,
  fires: [
    { title: 'all rights', class: 'high', plan: next(task({}), task({ privileged: true })), say: 'all rights' },
    { title: 'the network', class: 'high', plan: next(task({}), task({}, { network_mode: 'host' })), say: 'network' },
    { title: 'the processes', class: 'high', plan: next(task({}), task({}, { pid_mode: 'host' })), say: 'processes' },
    { title: 'the socket of the engine', class: 'high', plan: next(task({}), task({}, socket)), say: 'engine' },
    {
      title: 'a capability',
      class: 'high',
      plan: created(address, task({ linuxParameters: { capabilities: { add: ['SYS_ADMIN'] } } })),
      say: 'administer',
    },
    {
      title: 'a batch job',
      class: 'high',
      plan: created('aws_batch_job_definition.j', { container_properties: '{"privileged":true}' }),
    },
    {
      title: 'a pod with all rights',
      class: 'high',
      plan: updated(deployment, pod({}), pod({ container: [{ security_context: [{ privileged: true }] }] })),
    },
    {
      title: 'a pod in the network of its host',
      class: 'high',
      plan: updated(deployment, pod({}), pod({ host_network: true })),
      say: 'network',
    },
    {
      title: 'a pod with a folder of its host',
      class: 'high',
      plan: updated(deployment, pod({}), pod({ volume: [{ host_path: [{ path: '/etc' }] }] })),
      say: 'folder',
    },
    {
      title: 'a pod among the processes of its host',
      class: 'high',
      plan: created('kubernetes_cron_job_v1.c', {
        spec: [{ job_template: [{ spec: [{ template: [{ spec: [{ host_pid: true }] }] }] }] }],
      }),
    },
  ],
  silent: [
    {
      title: 'what it could before',
      plan: next(task({ privileged: true, image: 'a:1' }), task({ image: 'a:2', privileged: true })),
    },
    { title: 'a folder of the host of a task', plan: next(task({}), task({}, { volume: [{ host_path: '/data' }] })) },
    {
      title: 'nothing of the kind',
      plan: created(address, task({ image: 'a:1', privileged: false }, { network_mode: 'awsvpc' })),
    },
    { title: 'it goes', plan: deleted(address, task({ privileged: true })) },
    { title: 'another type', plan: created('aws_lambda_function.f', { privileged: true }) },
  ],
  unknown: [
    {
      title: 'containers known only later',
      class: 'high',
      plan: one(address, ['create'], { after: {}, unknown: { container_definitions: true } }),
    },
    { title: 'containers that cannot be read', class: 'high', plan: created(address, { container_definitions: '[' }) },
    {
      title: 'masked containers',
      class: 'high',
      plan: one(address, ['create'], { after: task({}), afterSensitive: { container_definitions: true } }),
    },
    {
      title: 'a pod known only later',
      class: 'high',
      plan: one(deployment, ['create'], { after: {}, unknown: { spec: true } }),
    },
  ],
};
