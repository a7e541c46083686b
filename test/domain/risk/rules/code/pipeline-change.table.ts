import { created, deleted, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const build = 'aws_codebuild_project.b';
const branch = 'github_branch_protection.main';
const reviews = (count: number) => ({ required_pull_request_reviews: [{ required_approving_review_count: count }] });

export const table: RuleTable = {
  rule: 'pipeline-change',
  fires: [
    {
      title: 'what a build does',
      class: 'high',
      plan: updated(build, { source: [{ buildspec: 'a' }] }, { source: [{ buildspec: 'b' }] }),
    },
    {
      title: 'the role of a build',
      class: 'high',
      plan: updated(build, { service_role: 'a' }, { service_role: 'b' }),
      say: 'role',
    },
    {
      title: 'a secret of a pipeline',
      class: 'high',
      plan: created('github_actions_secret.s', { secret_name: 'x' }),
      say: 'trusts',
    },
    {
      title: 'a workflow file',
      class: 'high',
      plan: updated(
        'github_repository_file.f',
        { file: '.github/workflows/a.yml', content: 'a' },
        { file: '.github/workflows/a.yml', content: 'b' },
      ),
    },
    { title: 'fewer reviews', class: 'high', plan: updated(branch, reviews(2), reviews(1)), say: 'unseen' },
    {
      title: 'pushes by force',
      class: 'high',
      plan: updated(branch, { allows_force_pushes: false }, { allows_force_pushes: true }),
    },
    {
      title: 'rules that only watch',
      class: 'high',
      plan: updated('github_repository_ruleset.r', { enforcement: 'active' }, { enforcement: 'evaluate' }),
    },
    { title: 'a branch without guard', class: 'critical', plan: deleted(branch, reviews(2)) },
  ],
  silent: [
    { title: 'more time for a build', plan: updated(build, { build_timeout: 1 }, { build_timeout: 2 }) },
    { title: 'a new build', plan: created(build, { source: [{ buildspec: 'a' }] }) },
    { title: 'more reviews', plan: updated(branch, reviews(1), reviews(2)) },
    { title: 'a secret goes', plan: deleted('github_actions_secret.s') },
    { title: 'another file', plan: created('github_repository_file.f', { file: 'README.md' }) },
    { title: 'other tags', plan: updated(build, { tags: { a: '1' } }, { tags: {} }) },
  ],
  unknown: [
    {
      title: 'the role is known only later',
      class: 'high',
      plan: opened(build, { service_role: 'a' }, 'service_role'),
    },
    {
      title: 'how many reviews is known only later',
      class: 'high',
      plan: opened(branch, reviews(2), 'required_pull_request_reviews'),
    },
    {
      title: 'a word nobody knows',
      class: 'high',
      plan: one('github_repository_ruleset.r', ['update'], {
        before: { enforcement: 'active' },
        after: { enforcement: 'sometimes' },
      }),
    },
  ],
};
