import { expect, test } from 'vitest';
import { dropForeign } from '../scrub-environment.ts';

test('tests do not see the engine, cloud, git or waves settings of the shell that started them', () => {
  expect(Object.keys(process.env).filter((name) => /^(TF_|AWS_|GIT_)/.test(name))).toEqual([]);
});

test('what is for the tests themselves stays, and what goes is named', () => {
  const environment = {
    PATH: '/bin',
    TF_CLI_ARGS_plan: '-destroy',
    AWS_PROFILE: 'me',
    GIT_DIR: '/elsewhere',
    WAVES_EXIT_OK: 'paused',
    WAVES_TEST_TOFU: '/bin/tofu',
  };
  expect(dropForeign(environment)).toEqual(['AWS_PROFILE', 'GIT_DIR', 'TF_CLI_ARGS_plan', 'WAVES_EXIT_OK']);
  expect(environment).toEqual({ PATH: '/bin', WAVES_TEST_TOFU: '/bin/tofu' });
});
