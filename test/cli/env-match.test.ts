import { expect, test } from 'vitest';
import type { Files } from '../config/repository.ts';
import { small, treeOf } from '../config/repository.ts';
import { give, nowhere } from './command-line.ts';

const estate: Files = {
  ...small,
  'stacks/dev/environment.yaml': 'environment: { dataClass: internal, region: eu-central-1, tenantTier: free }\n',
  'stacks/prod/environment.yaml': 'environment: { dataClass: pci, region: ap-southeast-3, releaseChannel: stable }\n',
  'stacks/prod/edge/environment.yaml': 'environment: { cluster: eks-prod-01 }\n',
  'stacks/prod/web/main.tf': '',
};
const over = (files: Files) => ({ ...nowhere, workingFiles: async () => treeOf(files) });

async function matching(query: string): Promise<readonly unknown[]> {
  const ran = await give(['env', 'match', query, '--json'], { wire: over(estate) });
  expect([query, ran.exit]).toEqual([query, 0]);
  return (ran.document.stacks as { stack: string }[]).map(({ stack }) => stack);
}

test.each([
  ['stage=prod,dataClass=pci', ['prod/edge', 'prod/web']],
  ['stage=production', ['prod/edge', 'prod/web']],
  ['account=dev', ['dev/edge']],
  ['region=eu-*', ['dev/edge']],
  ['region=eu-*|ap-*', ['dev/edge', 'prod/edge', 'prod/web']],
  ['cluster=eks-*', ['prod/edge']],
  ['cluster=unstated', ['dev/edge', 'prod/web']],
  ['tenantTier=free', ['dev/edge']],
  ['releaseChannel=stable, stack=*/edge', ['prod/edge']],
  ['dataClass=pci,region=eu-central-1', []],
])('%s is %j (S04.1)', async (query, stacks) => {
  expect(await matching(query)).toEqual(stacks);
});

test('the stacks are shown with their seven parts', async () => {
  const ran = await give(['env', 'match', 'cluster=eks-*'], { wire: over(estate) });
  expect(ran.out.split('\n').map((line) => line.split(/ +/))).toEqual([
    ['stack', 'stage', 'region', 'account', 'cluster', 'tenantTier', 'dataClass', 'releaseChannel'],
    ['prod/edge', 'prod', 'ap-southeast-3', 'prod', 'eks-prod-01', 'unstated', 'pci', 'stable'],
  ]);
  const none = await give(['env', 'match', 'stage=qa'], { wire: over(estate) });
  expect([none.exit, none.out]).toEqual([0, 'no stack has such an environment']);
});

test.each([
  ['stge=prod', 'did you mean "stage"?'],
  ['owner=ann', 'parts: stage, region'],
  ['prod', 'is not PART=VALUE'],
  ['stage=', 'has no value'],
  ['stage=prod|', 'has no value'],
  ['stage=prod,stage=dev', 'asked for twice'],
  ['stage=prod,', 'is not PART=VALUE'],
  ['a=b=c', 'is not PART=VALUE'],
])('%s is no query', async (query, say) => {
  const ran = await give(['env', 'match', query], { wire: over(estate) });
  expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining(say)]);
});

test('files that are not right are said, and nothing is matched', async () => {
  const ran = await give(['env', 'match', 'stage=prod'], { wire: over({ ...estate, 'waves.yaml': 'a: 1\n' }) });
  expect([ran.exit, ran.out, ran.err]).toEqual([64, '', expect.stringContaining('invalid-file')]);
});
