import { describe, expect, test } from 'vitest';
import type { Row } from './plans.ts';
import { planOf } from './plans.ts';

const told = (parts: Parameters<typeof planOf>[0]) => planOf(parts).code.map(({ type, when }) => `${type} ${when}`);

describe('when a provisioner runs', () => {
  const at = (actions: string[], expressions: object) =>
    told({
      changes: [{ address: 'aws_instance.a', actions } satisfies Row],
      configuration: {
        root_module: {
          resources: [
            { address: 'aws_instance.a', mode: 'managed', provisioners: [{ type: 'local-exec', expressions }] },
          ],
        },
      },
    });
  const own = { command: { references: ['self.triggers', 'self', 'each.key', 'path.module'] } };
  const other = { command: { constant_value: 'x' }, environment: { references: ['var.region'] } };

  test.each<[string[], object, string[]]>([
    [['create'], own, ['local-exec creation']],
    [['create'], other, ['local-exec creation']],
    [['delete'], own, ['local-exec perhaps-destruction']],
    [['delete'], {}, ['local-exec perhaps-destruction']],
    [['delete'], other, []],
    [['delete', 'create'], own, ['local-exec perhaps-both']],
    [['create', 'delete'], other, ['local-exec creation']],
    [['create', 'forget'], own, ['local-exec creation']],
    [['obliterate'], own, ['local-exec perhaps-both']],
    [['update'], own, []],
    [['forget'], own, []],
  ])('at %j with %j', (actions, expressions, expected) => expect(at(actions, expressions)).toEqual(expected));
});

test('a data source that runs something does so while planning, or during the apply where its reading is put off', () => {
  const configuration = {
    root_module: {
      resources: [
        { address: 'data.external.now', mode: 'data', type: 'external' },
        { address: 'data.http.later', mode: 'data', type: 'http' },
      ],
    },
  };
  const changes = [{ address: 'data.http.later', actions: ['read'], mode: 'data' }];
  expect(told({ configuration, changes })).toEqual(['external planning', 'http apply']);
});

test.each<[object, string]>([
  [{ invoke_action_trigger: {} }, 'invoked'],
  [{ lifecycle_action_trigger: { action_trigger_event: 'BeforeDestroy' } }, 'before_destroy'],
  [{ lifecycle_action_trigger: { action_trigger_event: 'after_create' } }, 'after_create'],
  [{ lifecycle_action_trigger: { action_trigger_event: 'OnFullMoon' } }, 'unknown'],
  [{}, 'unknown'],
])('an action with %j runs: %s', (trigger, when) => {
  const item = { address: 'action.aws_lambda_invoke.a', type: 'aws_lambda_invoke', ...trigger };
  expect(told({ action_invocations: [item] })).toEqual([`aws_lambda_invoke ${when}`]);
});
