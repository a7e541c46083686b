import { expect, test } from 'vitest';
import type { LiveKind, Offer } from '../../src/cli/complete/offer.ts';
import type { Wire } from '../../src/cli/wire.ts';
import { give, nowhere } from './command-line.ts';

const known: Readonly<Record<LiveKind, readonly Offer[]>> = {
  promotion: [{ word: 'p-7f3a', help: 'network-edge@2.5.0 · open' }],
  release: [{ word: 'network-edge@2.5.0' }, { word: 'dns@', help: 'and a version' }],
  stack: [{ word: 'sandbox-01/network-edge' }, { word: '$(rm)/network-edge' }],
  role: [{ word: 'platform-owner' }, { word: 'security-owner' }],
  person: [{ word: 'petra' }],
  module: [{ word: 'network-edge' }],
};
const wire: Wire = { ...nowhere, offers: async (_, kind) => known[kind] };

/** The words offered for what a person has typed, the last of which is not finished. */
async function offered(line: string, of: Wire = wire): Promise<readonly string[]> {
  const words = line.split(' ').slice(1);
  const { exit, out, err } = await give(['__complete', String(words.length - 1), ...words], { wire: of });
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  return out === '' ? [] : out.split('\n').map((one) => one.split('\t')[0] ?? '');
}

test.each([
  ['waves comp', ['completion']],
  ['waves rel', ['release']],
  ['waves release ', ['show', 'list', 'add']],
  ['waves release s', ['show']],
  ['waves --js', ['--json']],
  ['waves run ', ['p-7f3a', 'network-edge@2.5.0', 'dns@']],
  ['waves run network-edge@', ['network-edge@2.5.0']],
  ['waves run p-7f3a --st', ['--stack']],
  ['waves run p-7f3a --stack ', ['sandbox-01/network-edge']],
  ['waves run --stack=sand', ['--stack=sandbox-01/network-edge']],
  ['waves run --only ', ['plan', 'apply']],
  ['waves run --only=a', ['--only=apply']],
  ['waves run p-7f3a ', []],
  ['waves approve p-7f3a --role s', ['security-owner']],
  ['waves approve p-7f3a --as p', ['petra']],
  ['waves analyze ', [':files']],
  ['waves analyze a.json ', [':files']],
  ['waves completion ', ['bash', 'zsh', 'fish', 'powershell']],
  ['waves help exit', ['exit-codes']],
  ['waves help release ', ['show', 'list', 'add']],
  ['waves explain awaiting-app', ['awaiting-approval']],
  ['waves explain waf-acl', ['waf-acl']],
  ['waves sim ', []],
  ['waves nonsense ', []],
])('%s offers %j', async (line, words) => {
  expect(await offered(line)).toEqual(words);
});

test('a flag that was given is offered no more, one that may be repeated is', async () => {
  const words = await offered('waves approve p-7f3a --plan 0123456789ab --role owner --');
  expect(words).toContain('--plan');
  expect(words).not.toContain('--role');
});

test('a question that cannot be answered offers nothing and fails nothing', async () => {
  const broken: Wire = { ...nowhere, offers: () => Promise.reject(new Error('no ledger')) };
  expect(await offered('waves run ', broken)).toEqual([]);
  expect(await offered('waves explain awaiting-app', broken)).toEqual(['awaiting-approval']);
});

test('help stands behind a tab, in one line', async () => {
  const { out } = await give(['__complete', '1', 'run', 'p-'], { wire });
  expect(out).toBe('p-7f3a\tnetwork-edge@2.5.0 · open');
});

test('a shell that is not known is refused with those that are', async () => {
  const ran = await give(['completion', 'fihs', '--json']);
  expect(ran.exit).toBe(64);
  expect(ran.document.reasons).toMatchObject([{ code: 'bad-usage', fix: 'did you mean "fish"?' }]);
});
