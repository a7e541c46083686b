import { created, deleted, one, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const invocation = 'aws_lambda_invocation.i';

export const table: RuleTable = {
  rule: 'runs-something',
  fires: [
    { title: 'a function', class: 'normal', plan: created(invocation, {}), say: 'function' },
    { title: 'a function, again', class: 'normal', plan: updated(invocation, { input: 'a' }, { input: 'b' }) },
    { title: 'a function at its end, too', class: 'normal', plan: deleted(invocation, { lifecycle_scope: 'CRUD' }) },
    { title: 'commands on machines', class: 'high', plan: created('aws_ssm_association.a', {}) },
    { title: 'a script', class: 'high', plan: deleted('shell_script.s') },
    { title: 'a file', class: 'normal', plan: one('local_file.f', ['delete', 'create']) },
    { title: 'in a way nobody knows', class: 'normal', plan: one(invocation, ['obliterate']) },
  ],
  silent: [
    { title: 'a function at its end', plan: deleted(invocation, { lifecycle_scope: 'CREATE_ONLY' }) },
    { title: 'other tags', plan: updated('aws_ssm_association.a', { tags: { a: '1' } }, { tags: {} }) },
    { title: 'it is let go of', plan: one('kubernetes_job.j', ['forget']) },
    { title: 'a thing', plan: created('aws_lb.a', {}) },
  ],
  unknown: 'decided by action and type',
};
