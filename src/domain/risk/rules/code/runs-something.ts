import type { ResourceChange } from '../../../analysis.ts';
import type { RiskClass } from '../../../judgement.ts';
import { creates, destroys, kindOf } from '../../../plan/actions.ts';
import { beforeOf, isTagsOnly } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

type Runner = { readonly class: RiskClass; readonly does: string };

/** Types that are made to run something, or to write on the machine that applies (EXE-03). */
const runners: ReadonlyMap<string, Runner> = new Map([
  ['aws_lambda_invocation', { class: 'normal', does: 'runs a function' }],
  ['aws_ssm_association', { class: 'high', does: 'runs a document on machines' }],
  ['aws_glue_trigger', { class: 'normal', does: 'may start jobs' }],
  ['kubernetes_job', { class: 'normal', does: 'runs a job' }],
  ['kubernetes_job_v1', { class: 'normal', does: 'runs a job' }],
  ['shell_script', { class: 'high', does: 'runs a shell script where it is applied' }],
  ['local_file', { class: 'normal', does: 'writes a file where it is applied' }],
  ['local_sensitive_file', { class: 'normal', does: 'writes a file where it is applied' }],
]);

export const runsSomething: ChangeRule = {
  id: 'runs-something',
  about: 'Some resources are no things but deeds: making or changing one runs code, and deleting it undoes nothing.',
  class: 'normal',
  source: 'EXE-03',
  onChange: ({ change }) => {
    const runner = runners.get(change.type);
    if (!runner || change.mode !== 'managed' || !runs(change)) return undefined;
    return fires(runner.does, { class: runner.class, impacts: { reversibility: 'partially-reversible' } });
  },
};

function runs(change: ResourceChange): boolean {
  if (creates(change) || kindOf(change.actions) === 'unknown') return true;
  if (kindOf(change.actions) === 'update') return !isTagsOnly(change);
  if (!destroys(change)) return false;
  return change.type === 'shell_script' || beforeOf(change, 'lifecycle_scope') === 'CRUD';
}
