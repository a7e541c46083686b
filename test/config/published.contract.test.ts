import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { FileKind } from '../../src/config/file-kinds.ts';
import { fileKindNames } from '../../src/config/file-kinds.ts';
import * as lesson from './lesson.ts';
import { small } from './repository.ts';

const root = new URL('../../', import.meta.url);

/** A validator that shares nothing with zod. */
const program = `
import json, sys, jsonschema
asked = json.load(sys.stdin)
for schema in asked["schemas"].values():
    jsonschema.Draft7Validator.check_schema(schema)
json.dump([[error.message for error in jsonschema.Draft7Validator(asked["schemas"][kind]).iter_errors(value)]
           for kind, value in asked["files"]], sys.stdout)
`;
const isMissing = spawnSync('python3', ['-c', 'import jsonschema']).status !== 0;

function errorsIn(files: readonly (readonly [FileKind, string])[]): readonly (readonly string[])[] {
  const text = (kind: FileKind) => readFileSync(new URL(`schemas/${kind}.json`, root), 'utf8');
  const schemas = Object.fromEntries(fileKindNames.map((kind) => [kind, JSON.parse(text(kind))]));
  const input = JSON.stringify({ schemas, files: files.map(([kind, yaml]) => [kind, parse(yaml)]) });
  const ran = spawnSync('python3', ['-c', program], { input, encoding: 'utf8' });
  expect(ran.stderr.replaceAll(/^.*Warning.*\n/gm, '')).toBe('');
  return JSON.parse(ran.stdout);
}

const file = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const right: readonly (readonly [FileKind, string])[] = [
  ['environment', lesson.environment],
  ['contract', lesson.promotionContract + lesson.waves],
  ['policies', lesson.approvalPolicy + lesson.freezeWindow + lesson.emergencyChange + lesson.rollforwardPolicy],
  ['policies', lesson.changeClassification + lesson.approval],
  ['waves', file('waves.yaml')],
  ['contract', file('waves/network-edge.yaml')],
  ...['approvals', 'freezes', 'people', 'rules'].map((name) => ['policies', file(`policies/${name}.yaml`)] as const),
  ['environment', file('stacks/sandbox-01/environment.yaml')],
  ['waves', small['waves.yaml'] ?? ''],
  ['contract', small['waves/default.yaml'] ?? ''],
  ['stack', 'engine: tofu 1.12\nvariableFiles: [/shared/a.tfvars]\nenv: [TF_VAR_key]\n'],
];

test.skipIf(isMissing)('the published schemas take every file of the lesson and of the estate', () => {
  expect(errorsIn(right)).toEqual(right.map(() => []));
});

const wrong: readonly (readonly [FileKind, string])[] = [
  ['waves', 'engine: pulumi\nstacks: s\naccounts: {}\n'],
  ['waves', 'stacks: s\naccounts: {}\n'],
  ['waves', 'engine: tofu\nstackz: s\nstacks: s\naccounts: {}\n'],
  ['contract', 'waves: []\n'],
  ['contract', 'waves: [{ name: Ünit, accounts: [dev] }]\n'],
  ['policies', 'approvalPolicy: { prod: { requiredRoles: owner } }\n'],
  ['policies', 'freezeWindow: { name: f, environments: p, startsAt: tomorrow, endsAt: 2027-01-05T23:59:59Z }\n'],
  ['environment', 'environment: { stag: prod }\n'],
  ['stack', 'env: [1]\n'],
];

test.skipIf(isMissing)('the published schemas refuse what waves refuses', () => {
  expect(errorsIn(wrong).map((errors) => errors.length > 0)).toEqual(wrong.map(() => true));
});
