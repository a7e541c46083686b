import { expect, test } from 'vitest';
import { openPins } from '../../../src/adapters/hcl/pins.ts';
import { membersOf } from '../../../src/parts/decide/members.ts';
import type { DecideWorld } from '../../../src/parts/decide/world.ts';
import type { GovernedRules } from '../../../src/parts/governed-rules.ts';
import type { Files } from '../../config/repository.ts';
import { definitionsOf, small } from '../../config/repository.ts';
import { release } from '../../domain/promotion/made.ts';
import { deskAt } from './desk-made.ts';

const pins = await openPins();
const source = 'git::https://git.example.com/acme/edge.git';
const edge = { ...release, module: 'edge', source };
const block = (ref: string, folder = '') => `module "edge" {\n  source = "${source}${folder}?ref=${ref}"\n}\n`;
const local = 'module "near" {\n  source = "../../../modules/near"\n}\n';

/** The members of 2.5.0 in the small estate, with some files others than they are. */
async function members(changes: Files = {}) {
  const files = Object.fromEntries(
    Object.entries({ ...small, ...changes }).flatMap(([path, text]) =>
      typeof text === 'string' ? [[path, text]] : [],
    ),
  );
  const governed = {
    read: async (_: string, paths: readonly string[]) =>
      new Map(paths.map((path) => [path, new TextEncoder().encode(files[path])])),
  } as unknown as DecideWorld['governed'];
  const desk = await deskAt([], { pins, governed });
  const rules = { commit: 'c0ffee', paths: Object.keys(files), definitions: definitionsOf(changes) };
  return membersOf(desk, rules as unknown as GovernedRules, edge);
}

test('stacks may start from different versions, each by its own pin', async () => {
  const found = await members({ 'stacks/prod/edge/main.tf': block('v2.4.0') });
  expect(found).toMatchObject({ from: { 'dev/edge': '1.0.0', 'prod/edge': '2.4.0' } });
});

test('several blocks of one version move together, and different versions are refused', async () => {
  const two = (ref: string) => ({ 'stacks/dev/edge/second.tf': block(ref).replace('"edge"', '"second"') });
  expect(await members(two('v1.0.0'))).toMatchObject({ from: { 'dev/edge': '1.0.0' } });
  expect(await members(two('v1.1.0'))).toMatchObject({ code: 'mixed-pins', subject: 'dev/edge' });
});

test('a stack on a newer version stops the promotion and is named', async () => {
  const found = await members({ 'stacks/prod/edge/main.tf': block('v3.0.0') });
  expect(found).toMatchObject({
    code: 'older-than-deployed',
    subject: 'prod/edge',
    say: expect.stringMatching('3.0.0'),
  });
});

test('a pin in a local module is the pin of the one stack that calls it', async () => {
  const found = await members({ 'stacks/dev/edge/main.tf': local, 'modules/near/main.tf': block('v2.0.0') });
  expect(found).toMatchObject({ from: { 'dev/edge': '2.0.0', 'prod/edge': '1.0.0' } });
});

test('a pin in a local module that two stacks call is shared, and refused with the ways out', async () => {
  const found = await members({
    'stacks/dev/edge/main.tf': local,
    'stacks/prod/edge/main.tf': local,
    'modules/near/main.tf': block('v2.0.0'),
  });
  expect(found).toMatchObject({
    code: 'shared-pin',
    subject: 'modules/near/main.tf',
    say: expect.stringContaining('dev/edge, prod/edge'),
    fix: expect.stringContaining('in each stack'),
  });
});

test('a line of a variable file says the version, and one file of two stacks is shared', async () => {
  const stackYaml = 'variableFiles: [../../../shared.tfvars]\npin: { file: ../../../shared.tfvars, variable: edge }\n';
  const by = 'module "edge" {\n  source = var.edge\n}\n';
  const one: Files = {
    'shared.tfvars': 'edge = "v2.1.0"\n',
    'stacks/dev/edge/main.tf': by,
    'stacks/dev/edge/stack.yaml': stackYaml,
  };
  expect(await members(one)).toMatchObject({ from: { 'dev/edge': '2.1.0' } });
  expect(await members({ ...one, 'shared.tfvars': 'other = 1\n' })).toMatchObject({ code: 'not-exact' });
  const both = { ...one, 'stacks/prod/edge/main.tf': by, 'stacks/prod/edge/stack.yaml': stackYaml };
  expect(await members(both)).toMatchObject({ code: 'shared-pin', subject: 'shared.tfvars' });
});

test('a line that the catalogue names is the pin of every stack that has it', async () => {
  const waves = `${small['waves.yaml']}`.replace(
    /(source: .*) \}/,
    '$1, pin: { file: terraform.tfvars, variable: edge } }',
  );
  const found = await members({
    'waves.yaml': waves,
    'stacks/dev/edge/main.tf': 'module "edge" {\n  source = var.edge\n}\n',
    'stacks/dev/edge/terraform.tfvars': 'edge = "2.2.0"\n',
  });
  expect(found).toMatchObject({ from: { 'dev/edge': '2.2.0', 'prod/edge': '1.0.0' } });
});

test('a folder that the catalogue does not name is refused, and is a module of its own where it does', async () => {
  const changes = { 'stacks/dev/edge/main.tf': block('v1.0.0', '//modules/near') };
  expect(await members(changes)).toMatchObject({
    code: 'folder-unnamed',
    fix: expect.stringContaining('//modules/near'),
  });
  const waves = `${small['waves.yaml']}  near: { source: '${source}//modules/near' }\n`;
  expect(await members({ ...changes, 'waves.yaml': waves })).toMatchObject({ from: { 'prod/edge': '1.0.0' } });
});

test('each engine reads its own files', async () => {
  const changes = { 'stacks/dev/edge/main.tofu': block('v2.0.0') };
  expect(await members(changes)).toMatchObject({ from: { 'dev/edge': '1.0.0' } });
  const tofu = { ...changes, 'stacks/dev/edge/stack.yaml': 'engine: tofu\n' };
  expect(await members(tofu)).toMatchObject({ from: { 'dev/edge': '2.0.0' } });
});
