import { expect, test } from 'vitest';
import type { Files } from './repository.ts';
import { definitionsOf, placesOf, small } from './repository.ts';

const waves = small['waves.yaml'] ?? '';
const pattern = (text: string): Files => ({ 'waves.yaml': waves.replace('stacks/{account}/{stack}', `'${text}'`) });
const names = (changes: Files) => definitionsOf(changes).stacks.map(({ name }) => name);

test('a stack is a folder at the depth of the pattern that holds what an engine reads', () => {
  expect(
    names({
      'stacks/dev/app/main.tofu': '',
      'stacks/dev/json/main.tf.json': '{}',
      'stacks/dev/docs/README.md': '',
      'stacks/dev/edge/modules/inner/main.tf': '',
      'stacks/dev/.terraform/main.tf': '',
      'stacks/main.tf': '',
    }),
  ).toEqual(['dev/app', 'dev/edge', 'dev/json', 'prod/edge']);
});

/** The stacks of the small estate, where another pattern would not map them. */
const without: Files = { 'stacks/dev/edge/main.tf': undefined, 'stacks/prod/edge/main.tf': undefined };

test.each([
  ['stacks/*/{account}/{stack}', 'stacks/eu/dev/web/main.tf', 'stacks/eu/dev/web'],
  ['{account}/{stack}', 'dev/web/main.tf', 'dev/web'],
  ['{stack}/{account}', 'web/dev/main.tf', 'web/dev'],
  ['live/{account}/{region}/{stack}/', 'live/dev/eu-central-1/web/main.tf', 'live/dev/eu-central-1/web'],
])('%s finds %s', (written, path, folder) => {
  expect(definitionsOf({ ...pattern(written), ...without, [path]: '' }).stacks.map((stack) => stack.folder)).toContain(
    folder,
  );
});

test.each([
  'stacks/{account}',
  'stacks/{stack}',
  '{account}/{account}/{stack}',
  '{account}/{team}/{stack}',
  '/{account}/{stack}',
  '../{account}/{stack}',
  '{account}/pre-{stack}',
])('%s is no pattern', (written) => {
  expect(placesOf(pattern(written))).toEqual(['bad-pattern waves.yaml:2:9']);
});

test('environment files are laid over what the path says, the nearest last', () => {
  const [stack] = definitionsOf({
    'stacks/environment.yaml': 'environment: { stage: lab, region: here, dataClass: synthetic }',
    'stacks/dev/environment.yaml': 'environment: { region: there }',
    'stacks/dev/edge/environment.yaml': 'environment: { cluster: c1, account: dev }',
    'environment.yaml': 'not: looked at',
    'elsewhere/environment.yaml': 'not: looked at',
  }).stacks;
  expect(stack?.environment).toMatchObject({
    account: 'dev',
    stage: 'lab',
    region: 'there',
    dataClass: 'synthetic',
    cluster: 'c1',
  });
});

test.each([
  ['dev', 'dev'],
  ['prod', 'prod'],
  ['eu-prod-01', 'prod'],
  ['payments_prd', 'prod'],
  ['non-prod', 'prod'],
  ['nonprod', 'nonprod'],
  ['products', 'products'],
])('an account %s whose stage nobody says is of stage %s', (account, stage) => {
  const loaded = definitionsOf({
    'waves.yaml': `engine: tofu\nstacks: live/{account}/{stack}\naccounts: { ${account}: '1' }\n`,
    'waves/default.yaml': undefined,
    [`live/${account}/web/main.tf`]: '',
  });
  expect(loaded.stacks[0]?.environment.stage).toBe(stage);
});

test('every spelling of production is the stage prod, in folders, environments and rules alike', () => {
  const { stacks, rules } = definitionsOf({
    ...pattern('stacks/{stage}/{account}/{stack}'),
    ...without,
    'stacks/production/dev/a/main.tf': '',
    'stacks/lab/dev/b/main.tf': '',
    'stacks/lab/dev/b/environment.yaml': 'environment: { stage: PRD }',
    'policies/more.yaml': `approvalPolicy:
  production: { requiredRoles: [owner] }
  mine: { when: { stage: [prd, lab] }, requiredRoles: [] }
`,
  });
  expect(stacks.map(({ environment }) => environment.stage)).toEqual(['prod', 'prod']);
  expect(rules.approvals.map(({ when }) => when.stage)).toEqual([['prod'], ['prod'], ['prod', 'lab']]);
});

test('a stack.yaml says what differs, with paths from its folder or from the root', () => {
  const [stack] = definitionsOf({
    'stacks/dev/edge/stack.yaml': `engine: tofu 1.12
workspace: blue
variableFiles: [dev.tfvars, ../common.tfvars, /shared/all.tfvars]
reads: ['../../../shared/*.json', /policies-of-people/**]
env: [TF_VAR_datadog_api_key, DATADOG_HOST]
`,
    'stacks/dev/edge/dev.tfvars': '',
    'stacks/dev/common.tfvars': '',
    'shared/all.tfvars': '',
  }).stacks;
  expect(stack).toMatchObject({
    name: 'dev/edge',
    engine: { kind: 'tofu', version: '1.12' },
    workspace: 'blue',
    variableFiles: ['stacks/dev/edge/dev.tfvars', 'stacks/dev/common.tfvars', 'shared/all.tfvars'],
    reads: ['shared/*.json', 'policies-of-people/**'],
    env: ['TF_VAR_datadog_api_key', 'DATADOG_HOST'],
  });
});

test.each([
  'TF_CLI_ARGS',
  'TF_DATA_DIR',
  'TF_REATTACH_PROVIDERS',
  'LD_PRELOAD',
  'NODE_OPTIONS',
  'GIT_SSH_COMMAND',
  'PATH',
])('an engine may not be given %s', (name) => {
  expect(placesOf({ 'stacks/dev/edge/stack.yaml': `env: [${name}]` })).toEqual([
    'env-forbidden stacks/dev/edge/stack.yaml:1:7',
  ]);
});

test('an account folder nobody declared is a problem, once for all its stacks', () => {
  expect(placesOf({ 'stacks/sandbox/a/main.tf': '', 'stacks/sandbox/b/main.tf': '' })).toEqual([
    'unknown-account waves.yaml:3:1',
  ]);
});

test('folders that would be one stack, or look like one name, are problems', () => {
  const twice = { ...pattern('{region}/{account}/{stack}'), 'a/dev/web/main.tf': '', 'b/dev/web/main.tf': '' };
  expect(placesOf(twice)).toEqual(['same-id b/dev/web:1:1']);
  expect(placesOf({ 'stacks/dev/Edge/main.tf': '' })).toEqual(['same-name stacks/dev/edge:1:1']);
  expect(placesOf({ 'stacks/dev/еdge/main.tf': '' })).toEqual(['bad-name stacks/dev/еdge:1:1']);
  expect(placesOf({ 'stacks/dev/edge/stack.yml': '' })).toEqual(['bad-name stacks/dev/edge/stack.yml:1:1']);
});

test('a pin in a variable file must be read by the engine and say of which module it is', () => {
  const stack = (text: string) => ({ 'stacks/dev/edge/stack.yaml': text });
  const own = { 'stacks/dev/edge/terraform.tfvars': '' };
  const [found] = definitionsOf({ ...own, ...stack('pin: { file: terraform.tfvars, variable: edge }\n') }).stacks;
  expect(found?.pin).toEqual({ file: 'stacks/dev/edge/terraform.tfvars', variable: 'edge' });
  const named = definitionsOf({
    'shared/x.tfvars': '',
    ...stack('variableFiles: [/shared/x.tfvars]\npin: { file: /shared/x.tfvars, variable: edge, module: edge }\n'),
  });
  expect(named.stacks[0]?.pin).toEqual({ file: 'shared/x.tfvars', variable: 'edge', module: 'edge' });
  const at = (rest: string) => `${rest} stacks/dev/edge/stack.yaml`;
  expect(placesOf(stack('pin: { file: gone.tfvars, variable: edge }\n'))).toEqual([`${at('file-missing')}:1:14`]);
  expect(placesOf(stack('pin: { file: ../../../../x.tfvars, variable: edge }\n'))).toEqual([
    `${at('outside-repository')}:1:14`,
  ]);
  const unread = { 'stacks/dev/edge/other.tfvars': '', ...stack('pin: { file: other.tfvars, variable: edge }\n') };
  expect(placesOf(unread)).toEqual([`${at('keys-clash')}:1:14`]);
  const strange = stack('pin: { file: terraform.tfvars, variable: edge, module: egde }\n');
  expect(placesOf({ ...own, ...strange })).toEqual([`${at('unknown-module')}:1:56`]);
  expect(placesOf(stack('pin: { file: values.yaml, variable: edge }\n'))).toEqual([`${at('bad-format')}:1:14`]);
  const none = { ...own, 'waves.yaml': `${small['waves.yaml']}`.replace(/modules:[\s\S]*$/, '') };
  expect(placesOf({ ...none, ...stack('pin: { file: terraform.tfvars, variable: edge }\n') })).toEqual([
    `${at('missing-key')}:1:6`,
  ]);
});
