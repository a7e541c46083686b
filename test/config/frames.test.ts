import { expect, test } from 'vitest';
import { frame } from '../../src/config/frame.ts';
import type { Files } from './repository.ts';
import { problemsOf, small } from './repository.ts';

const contract = small['waves/default.yaml'] ?? '';

const cases: Record<string, Files> = {
  'unknown-keys': {
    'waves/default.yaml': `waves:
  - name: dev
    accounts: [dev]
  - name: prod
    accounts: [prod]
    concurency: 0
    whatever: 1
    requiredApprovals: [owner]
`,
  },
  'types-and-values': {
    'waves.yaml': `engine: opentofu
stacks: stacks/{account}/{stack}
accounts:
  dev: 111111111111
  prod: '333333333333'
modules:
  edge: { source: 'git::https://git.example.com/acme/edge.git?ref=v1', origin: ours, tags: latest }
providers: { simulated: yes }
deadline: 45
remote:
`,
  },
  'two-places': {
    'waves/default.yaml': contract.replace('[prod]', '["*"]'),
    'policies/more.yaml': 'people:\n  - { id: ann, emails: [bob@acme.example] }\n',
  },
  'from-the-stack': { 'waves/default.yaml': contract.replace('[dev]', '["x-*"]') },
  'no-waves-yaml': { 'waves.yaml': undefined },
  'long-line': {
    'policies/more.yaml': `{ roles: { ${Array.from({ length: 40 }, (_, index) => `a${index}: [ann], `).join('')}z: [zoe] } }`,
  },
  'hostile-text': { 'policies/more.yaml': 'roles:\n  owner\u202E: ["\u001B[31mred"]\n  "a\\tb": [ann]\n' },
};

test.each(Object.keys(cases))('%s: problems are shown as compilers show them', async (name) => {
  const shown = problemsOf(cases[name] ?? {}).map(frame);
  await expect(`${shown.join('\n\n')}\n`).toMatchFileSnapshot(`frames/${name}.txt`);
});
