import { created, deleted, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const chart = 'helm_release.r';
const manifest = (kind: string) => created('kubernetes_manifest.m', { manifest: { kind } });

export const table: RuleTable = {
  rule: 'opaque-payload',
  fires: 'never sure',
  unknown: [
    { title: 'other values of a chart', class: 'normal', plan: updated(chart, { values: ['a'] }, { values: ['b'] }) },
    { title: 'a new chart', class: 'normal', plan: created(chart, {}) },
    {
      title: 'a stack within',
      class: 'normal',
      plan: updated('aws_cloudformation_stack.s', { template_body: 'a' }, { template_body: 'b' }),
    },
    { title: 'a map of settings', class: 'normal', plan: manifest('ConfigMap') },
    { title: 'a role', class: 'high', plan: manifest('ClusterRole') },
    { title: 'a policy', class: 'high', plan: manifest('ValidatingAdmissionPolicy') },
    { title: 'a manifest without a kind', class: 'high', plan: created('kubernetes_manifest.m', {}) },
  ],
  silent: [
    { title: 'how long to wait for a chart', plan: updated(chart, { timeout: 1 }, { timeout: 2 }) },
    { title: 'it goes', plan: deleted(chart, { values: ['a'] }) },
    { title: 'another type', plan: created('aws_lambda_function.f', { values: ['a'] }) },
  ],
};
