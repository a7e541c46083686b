import { expect, test } from 'vitest';
import { lacks } from '../../../src/domain/plan/lacks.ts';

const whole = { terraform_version: '1.11.4', resource_changes: [], errored: false, applyable: true, complete: true };
const without = (...names: readonly string[]) =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));

test.each([
  ['all there is', whole, undefined],
  ['OpenTofu, which says neither', without('applyable', 'complete'), undefined],
  ['an old engine, which ends without a word', { terraform_version: '1.5.7', resource_changes: [] }, undefined],
  ['the oldest', { terraform_version: '0.12.31' }, undefined],
  ['no resources at all', without('resource_changes'), undefined],
  ['an empty root module', { ...without('resource_changes'), planned_values: { root_module: {} } }, undefined],
  ['no errored', without('errored'), 'errored'],
  ['neither errored nor a version', without('errored', 'terraform_version'), 'errored'],
  ['no applyable', without('applyable'), 'complete and not both'],
  ['no complete', without('complete'), 'applyable and not both'],
  [
    'resources alone',
    { ...without('resource_changes'), planned_values: { root_module: { resources: null } } },
    'resource_changes',
  ],
  [
    'modules alone',
    { ...without('resource_changes'), planned_values: { root_module: { child_modules: null } } },
    'resource_changes',
  ],
])('%s', (_, plan, missed) => {
  if (missed === undefined) expect(lacks(plan)).toBeUndefined();
  else expect(lacks(plan)).toContain(missed);
});
