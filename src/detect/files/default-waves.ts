import type { AccountFound } from '../accounts.ts';
import { rankOf } from '../words.ts';
import { modeline, scalar } from './yaml.ts';

type WaveGuess = { readonly name: string; readonly accounts: readonly string[]; readonly rank: number };

const names: Readonly<Record<number, string>> = {
  0: 'sandbox',
  1: 'dev',
  2: 'test',
  3: 'stage',
  4: 'rest',
  5: 'prod',
  6: 'regulated',
};
/** Accounts whose name says no stage: right before production, so that nobody skips what may be one. */
const unknownRank = 4;

/** The order in which accounts would go, by what their names say: what can bear a fault first. */
function wavesOf(accounts: readonly Pick<AccountFound, 'name'>[]): readonly WaveGuess[] {
  const ranked = Map.groupBy(accounts, ({ name }) => rankOf(name) ?? unknownRank);
  return [...ranked]
    .toSorted(([a], [b]) => a - b)
    .map(([rank, of]) => ({
      name: waveName(
        rank,
        of.map(({ name }) => name),
      ),
      accounts: of.map(({ name }) => name),
      rank,
    }));
}

/** A wave of one account is called as the account, if that can be a name. */
function waveName(rank: number, accounts: readonly string[]): string {
  const [only, ...others] = accounts;
  if (only !== undefined && others.length === 0 && /^[a-z0-9][a-z0-9_-]{0,62}$/.test(only)) return only;
  return names[rank] ?? 'rest';
}

const soakFrom = 3;

/** The text of `waves/default.yaml`. */
export function defaultWavesText(accounts: readonly Pick<AccountFound, 'name'>[]): string {
  const waves = wavesOf(accounts);
  const example = '  # - { name: prod, accounts: [prod] }  # fill in: which accounts go first, and which last';
  const lines = waves.flatMap((wave, index) => {
    const isLast = index === waves.length - 1;
    const soak = wave.rank >= soakFrom && !isLast ? ', soak: 1h' : '';
    const guessed = wave.rank === unknownRank ? '  # guess: these names say no stage' : '';
    return [`  - { name: ${scalar(wave.name)}, accounts: [${wave.accounts.map(scalar).join(', ')}]${soak} }${guessed}`];
  });
  return [
    modeline('contract', 1),
    '# The order in which accounts go, for modules without a file of their own. A guess by names: check it.',
    'waves:',
    ...(lines.length > 0 ? lines : [example]),
    '',
  ].join('\n');
}
