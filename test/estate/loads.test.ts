import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadDefinitions } from '../../src/config/load.ts';
import type { ConfigTree } from '../../src/config/tree.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function estate(): ConfigTree {
  const inFolders = ['waves', 'policies', 'stacks'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).split(sep).join('/')),
  );
  const paths = ['CODEOWNERS', 'waves.yaml', ...inFolders];
  return { paths, text: (path) => (paths.includes(path) ? readFileSync(join(root, path), 'utf8') : undefined) };
}

test('the estate is read without a problem, and is six stacks in four waves', () => {
  const loaded = loadDefinitions(estate());
  expect('problems' in loaded ? loaded.problems : []).toEqual([]);
  const definitions = 'definitions' in loaded ? loaded.definitions : undefined;
  expect(definitions?.stacks.map((stack) => stack.name)).toEqual([
    'prod-noncritical-01/network-edge',
    'prod-regulated-01/network-edge',
    'prod-standard-01/network-edge',
    'prod-standard-02/network-edge',
    'prod-standard-03/network-edge',
    'sandbox-01/network-edge',
  ]);
  expect(definitions?.contracts['network-edge']?.waves.map((wave) => wave.name)).toEqual([
    'sandbox',
    'low-risk-prod',
    'prod-standard',
    'regulated-prod',
  ]);
  expect(definitions?.rules.approvals.map((rule) => rule.key)).toEqual(['sandbox', 'prod', 'prod-infra-network']);
});
