import { expect, test } from 'vitest';
import { readGovernedRules } from '../../src/parts/governed-rules.ts';
import type { Governed } from '../../src/ports/governed.ts';
import { small } from '../config/repository.ts';

type Entry = { readonly bytes: Uint8Array; readonly mode?: string };

/** The small estate as a commit, with some paths others than they are. */
function governedWith(changes: Readonly<Record<string, Entry>>): Pick<Governed, 'files' | 'read'> {
  const plain = Object.entries(small).map(([path, text]): [string, Entry] => [path, { bytes: Buffer.from(text) }]);
  const entries = new Map([...plain, ...Object.entries(changes)]);
  return {
    files: async () => [...entries].map(([path, { mode = '100644' }]) => ({ path, mode, object: path })),
    read: async (_, paths) =>
      new Map(paths.flatMap((path) => [[path, entries.get(path)?.bytes ?? new Uint8Array()] as const])),
  };
}

async function placesIn(changes: Readonly<Record<string, Entry>>): Promise<readonly string[]> {
  const read = await readGovernedRules(governedWith(changes) as Governed, 'c');
  return 'problems' in read ? read.problems.map(({ code, file }) => `${code} ${file}`) : [];
}

test('a commit of plain files is read', async () => {
  expect(await placesIn({})).toEqual([]);
});

test('a rule that is a link closes the gate and is not overlooked; another link is none of ours', async () => {
  const link = { bytes: Buffer.from('../shared.yaml'), mode: '120000' };
  expect(await placesIn({ 'policies/freezes.yaml': link, 'docs/latest': link })).toEqual([
    'no-file policies/freezes.yaml',
  ]);
});

test('a rule that is no UTF-8 closes the gate', async () => {
  expect(await placesIn({ 'policies/freezes.yaml': { bytes: Uint8Array.from([0x23, 0xff]) } })).toEqual([
    'not-text policies/freezes.yaml',
  ]);
});
