import { describe, expect, test } from 'vitest';
import { fileKindNames, fileKinds } from '../../src/config/file-kinds.ts';
import { findKeys, keyText, nearestKey } from '../../src/config/find-keys.ts';
import { exampleAt, exampleValue } from '../../src/config/key-examples.ts';
import { allKeys } from '../../src/config/keys.ts';
import { schemas } from '../../src/config/schemas/kinds.ts';

const keys = allKeys();
const kindOf = (file: string) => fileKindNames.find((kind) => fileKinds[kind] === file) ?? 'waves';

describe('a key is found', () => {
  test.each([
    ['waves.yaml:stacks', ['waves.yaml:stacks']],
    ['engine', ['waves.yaml:engine', 'stack.yaml:engine']],
    ['stack.yaml:engine', ['stack.yaml:engine']],
    ['live/dev/edge/stack.yaml:engine', ['stack.yaml:engine']],
    ['waves[].soak', ['waves/NAME.yaml:waves.soak']],
    ['waves/network.yaml:waves.soak', ['waves/NAME.yaml:waves.soak']],
    ['waves.approvals', ['waves/NAME.yaml:waves.requiredApprovals']],
    ['policies/people.yaml:people.emails', ['policies/*.yaml:people.emails']],
    ['emails', ['policies/*.yaml:people.emails']],
    ['modules.tags', ['waves.yaml:modules.tags']],
    ['nothing.like.this', []],
    ['', []],
  ])('as %s', (topic, found) => {
    expect(findKeys(topic).map(keyText)).toEqual(found);
  });

  test('with a slip of the finger, as what was probably meant', () => {
    expect(nearestKey('waves.yaml:stakcs')).toBe('did you mean "stacks"?');
    expect(nearestKey('soka')).toBe('did you mean "soak"?');
    expect(nearestKey('zzzzzzzz')).toBeUndefined();
  });
});

const told = keys.filter(
  (key) => key.effect.kind !== 'none' && key.value !== 'mapping' && key.value !== 'list of mapping',
);

test.each(told.map((key) => [keyText(key), key] as const))('the example of %s is one', (_, key) => {
  const value = exampleValue(key);
  expect(value).toBeDefined();
  const example = exampleAt(key, value);
  const issues = schemas[kindOf(key.file)].safeParse(example).error?.issues ?? [];
  // Only what stands beside it may be missing.
  const steps = key.key
    .split('.')
    .filter((step) => step !== '<name>')
    .map((step) => step.replace(/\[\]$/, ''));
  const own = issues.filter(({ path }) => {
    const named = path.filter((step) => typeof step === 'string');
    return named.length >= steps.length && named.at(-1) === steps.at(-1);
  });
  expect(own).toEqual([]);
  expect(issues.filter(({ code }) => code === 'unrecognized_keys')).toEqual([]);
});
