import { created, deleted, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const repository = 'aws_ecr_repository.r';
const task = (...images: string[]) => ({ container_definitions: JSON.stringify(images.map((image) => ({ image }))) });
const next = (before: object, after: object) =>
  one('aws_ecs_task_definition.t', ['delete', 'create'], { before, after });
const deployment = (image: string) => ({ spec: [{ template: [{ spec: [{ container: [{ image }] }] }] }] });

export const table: RuleTable = {
  rule: 'image-unpinned',
  directed: true,
  fires: [
    {
      title: 'tags may move',
      class: 'high',
      plan: updated(repository, { image_tag_mutability: 'IMMUTABLE' }, { image_tag_mutability: 'MUTABLE' }),
    },
    {
      title: 'new images are not scanned',
      class: 'high',
      plan: updated(
        repository,
        { image_scanning_configuration: [{ scan_on_push: true }] },
        { image_scanning_configuration: [{ scan_on_push: false }] },
      ),
    },
    { title: 'a task runs the latest', class: 'normal', plan: next(task('repo/app:1.2'), task('repo/app:latest')) },
    {
      title: 'a new task runs what has no tag',
      class: 'normal',
      plan: created('aws_ecs_task_definition.t', task('localhost:5000/app')),
    },
    {
      title: 'a deployment runs the latest',
      class: 'normal',
      plan: updated('kubernetes_deployment_v1.d', deployment('app:1'), deployment('app')),
    },
    {
      title: 'a function runs the latest',
      class: 'normal',
      plan: created('aws_lambda_function.f', { image_uri: 'repo/app:latest' }),
    },
  ],
  silent: [
    { title: 'another tag', plan: next(task('repo/app:1'), task('repo/app:2')) },
    { title: 'a digest', plan: next(task('repo/app:1'), task('repo/app:latest@sha256:0')) },
    { title: 'what was the latest before', plan: next(task('a:latest', 'b:1'), task('b:2', 'a:latest')) },
    {
      title: 'containers that cannot be read',
      plan: created('aws_ecs_task_definition.t', { container_definitions: '{' }),
    },
    { title: 'a task goes', plan: deleted('aws_ecs_task_definition.t', task('a')) },
  ],
  unknown: [
    {
      title: 'whether tags may move is known only later',
      class: 'high',
      plan: opened(repository, { image_tag_mutability: 'IMMUTABLE' }, 'image_tag_mutability'),
    },
  ],
  same: [
    {
      title: 'tags that stay from now on',
      plan: updated(repository, { image_tag_mutability: 'MUTABLE' }, { image_tag_mutability: 'IMMUTABLE' }),
    },
  ],
};
