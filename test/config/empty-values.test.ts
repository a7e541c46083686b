import { expect, test } from 'vitest';
import { allKeys } from '../../src/config/keys.ts';
import { loadDefinitions } from '../../src/config/load.ts';
import { small, treeOf } from './repository.ts';

const files: Readonly<Record<string, string>> = {
  'waves.yaml': 'waves.yaml',
  'waves/NAME.yaml': 'waves/edge.yaml',
  'policies/*.yaml': 'policies/more.yaml',
  'environment.yaml': 'stacks/dev/environment.yaml',
  'stack.yaml': 'stacks/dev/edge/stack.yaml',
};

/** `modules.<name>.tags` as YAML that says nothing else than that the key is `written`. */
function yamlOf(key: string, written: string): string {
  return key.split('.').reduceRight((inner, step) => {
    const name = step.replace('[]', '').replace('<name>', 'a');
    const value = inner.startsWith('{') && step.endsWith('[]') ? `[${inner}]` : inner;
    return `{ ${name}: ${value} }`;
  }, written);
}

const empty = ['', '""', '"  "', 'null', '{}', `"\${UNSET}"`];

test.each(allKeys().map((one) => [one.file, one.key] as const))('%s %s may not be empty', (kind, key) => {
  const file = files[kind] ?? '';
  for (const written of empty) {
    const loaded = loadDefinitions(treeOf({ ...small, [file]: `${yamlOf(key, written)}\n` }));
    const problems = 'problems' in loaded ? loaded.problems.filter((problem) => problem.file === file) : [];
    expect([written, problems.map(({ code }) => code)]).toEqual([written, expect.arrayContaining(['empty-value'])]);
  }
});
