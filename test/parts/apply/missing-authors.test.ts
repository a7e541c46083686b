import { expect, test } from 'vitest';
import { digestOfValue } from '../../../src/domain/digest.ts';
import type { Judged, LedgerState, Promotion } from '../../../src/domain/promotion/state.ts';
import { missingAuthors } from '../../../src/parts/apply/missing-authors.ts';
import type { ApplyWorld } from '../../../src/parts/apply/world.ts';
import type { GovernedRules } from '../../../src/parts/governed-rules.ts';

const stack = 'dev/edge';
const adoption = {
  ...{ stack, module: 'edge', version: '2.4.0', commit: 'adopted' },
  ...{ readSetDigest: 'sha256:1', state: { lineage: 'l', serial: 1 }, analysis: 'sha256:2' },
} as const;
const said = { type: 'waves.adopt', ledger: 'one', by: 'ann', at: 1, nonce: 'n', stack } as const;
const signed = { act: { ...said, about: digestOfValue(adoption) }, signature: 'good' };

/** Who is missing where git has one author before the adoption and none since. */
async function missing(act: { readonly act: object; readonly signature: string }): Promise<readonly string[]> {
  const world = {
    governed: {
      contains: async () => true,
      commitsTouching: async ({ from }: { from?: string }) =>
        from === 'adopted' ? [] : [{ commit: 'old', subject: 'x', emails: ['bob@acme.example'], files: [] }],
    },
    moduleSource: { tag: async () => undefined, commits: async () => [] },
    proof: { verify: async ({ signature }: { signature: string }) => ({ valid: signature === 'good' }) },
  } as unknown as ApplyWorld;
  const { module, version, commit, readSetDigest } = adoption;
  const last = { module, version, commit, readSetDigest, adopted: { adoption, act }, at: 1, sequence: 2 };
  const ledger = {
    ...{ opened: { ledger: 'one', sandboxKeys: {} }, landed: new Set(), releases: new Map(), providers: new Map() },
    lastApplied: new Map([[stack, last]]),
  } as unknown as LedgerState;
  const record = {
    ...{
      stack,
      commit: 'head',
      folder: 'stacks/dev/edge',
      readSet: [],
      companions: [],
      state: { lineage: 'l', serial: 1 },
    },
    ...{
      release: { origin: 'own', source: 's', tag: 'v2.5.0', version: '2.5.0', module: 'edge' },
      fromVersion: '2.4.0',
    },
    authors: { persons: [], unknown: [] },
  };
  const rules = { definitions: { rules: { people: [] } } } as unknown as GovernedRules;
  const judged = { record } as unknown as Judged;
  return missingAuthors(world, { promotion: { starter: 'ann' } as Promotion, judged, ledger, rules });
}

test('who wrote a stack before it was adopted is no author of what comes after', async () => {
  expect(await missing(signed)).toEqual([]);
});

test.each([
  ['a signature that does not count', { ...signed, signature: 'bad' }],
  ['an act for another ledger', { ...signed, act: { ...signed.act, ledger: 'two' } }],
  ['an act for another stack', { ...signed, act: { ...signed.act, stack: 'dev/other' } }],
  ['an act of another kind', { ...signed, act: { ...signed.act, type: 'waves.start' } }],
  ['an act about another adoption', { ...signed, act: { ...signed.act, about: 'sha256:9' } }],
])('with %s the adoption hides nobody', async (_, act) => {
  expect(await missing(act)).toEqual(['bob@acme.example']);
});
