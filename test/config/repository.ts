import { loadDefinitions } from '../../src/config/load.ts';
import type { ConfigTree } from '../../src/config/tree.ts';
import type { Definitions, Problem } from '../../src/domain/definitions.ts';
import type { TreeFault } from '../../src/domain/tree-fault.ts';

/** Files by path; undefined takes one away, and a fault stands in place of one. */
export type Files = Readonly<Record<string, string | undefined | { readonly fault: TreeFault }>>;

/** A small estate without a problem: one module, two accounts, two persons. */
export const small: Readonly<Record<string, string>> = {
  'waves.yaml': `engine: terraform 1.11
stacks: stacks/{account}/{stack}
accounts: { dev: '111111111111', prod: '333333333333' }
modules:
  edge: { source: 'git::https://git.example.com/acme/edge.git' }
`,
  'waves/default.yaml': `waves:
  - name: dev
    accounts: [dev]
  - name: prod
    accounts: [prod]
    requiredApprovals: [owner]
`,
  'policies/people.yaml': `people:
  - id: ann
    emails: [ann@acme.example]
  - id: bob
    emails: [bob@acme.example]
roles:
  owner: [ann, bob]
`,
  'policies/approvals.yaml': `approvalPolicy:
  prod:
    requiredRoles: [owner]
`,
  'stacks/dev/edge/main.tf': 'module "edge" {\n  source = "git::https://git.example.com/acme/edge.git?ref=v1.0.0"\n}\n',
  'stacks/prod/edge/main.tf':
    'module "edge" {\n  source = "git::https://git.example.com/acme/edge.git?ref=v1.0.0"\n}\n',
};

export function treeOf(files: Files): ConfigTree {
  const entries = Object.entries(files);
  const there = new Map(entries.flatMap(([path, text]) => (typeof text === 'string' ? [[path, text]] : [])));
  const faults = new Map(entries.flatMap(([path, text]) => (typeof text === 'object' ? [[path, text.fault]] : [])));
  return { paths: [...there.keys()].toSorted(), text: (path) => there.get(path), faults };
}

/** The small estate with some files others than they are. */
function load(changes: Files = {}): ReturnType<typeof loadDefinitions> {
  return loadDefinitions(treeOf({ ...small, ...changes }));
}

export function definitionsOf(changes: Files = {}): Definitions {
  const loaded = load(changes);
  if ('problems' in loaded)
    throw new Error(loaded.problems.map(({ file, line, say }) => `${file}:${line} ${say}`).join('\n'));
  return loaded.definitions;
}

export function problemsOf(changes: Files): readonly Problem[] {
  const loaded = load(changes);
  return 'problems' in loaded ? loaded.problems : [];
}

/** Problems in short: `unknown-key waves.yaml:3:5`. */
export function placesOf(changes: Files): readonly string[] {
  return problemsOf(changes).map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);
}
