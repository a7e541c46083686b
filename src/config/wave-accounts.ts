import { globMatches } from '../domain/glob.ts';
import type { WaveRule } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { didYouMean } from './nearest.ts';
import type { ContractFile } from './schemas/contract-file.ts';
import type { Settings } from './settings.ts';
import type { Path, Report } from './source.ts';
import { isFull, noteAt, problemAt } from './source.ts';

type InFile = { readonly checked: Checked<ContractFile>; readonly settings: Settings; readonly report: Report };

/** Whether an account is one of a wave's. */
export function isInWave(wave: Pick<WaveRule, 'accounts'>, account: string): boolean {
  return wave.accounts.some((glob) => globMatches(glob, account));
}

/** Reports accounts that a wave names and nobody declared. A pattern may match nothing yet. */
export function reportAccounts(wave: WaveRule, { checked, settings, report, index }: InFile & { index: number }): void {
  const known = new Set(Object.keys(settings.accounts));
  const path = ['waves', index];
  const isList = Array.isArray(checked.value.waves?.[index]?.accounts);
  const say = (account: string, at: Path) => {
    const fix = didYouMean(account, known, `declare ${account} in waves.yaml: accounts`);
    const telling = { code: 'unknown-account', say: `account ${account} is not declared`, fix } as const;
    report(problemAt(checked.source, { path: at }, telling));
  };
  for (const [at, account] of wave.accounts.entries()) {
    if (account.includes('*') || known.has(account) || isFull(report, checked.source.file)) continue;
    say(account, isList ? [...path, 'accounts', at] : [...path, 'accounts']);
  }
  if (wave.canary === undefined) return;
  const at = [...path, 'canary'];
  if (!known.has(wave.canary)) {
    say(wave.canary, at);
  } else if (!isInWave(wave, wave.canary)) {
    const telling = { code: 'unknown-account', say: `the canary ${wave.canary} is not in this wave` } as const;
    report(problemAt(checked.source, { path: at }, { ...telling, fix: 'name an account of the wave' }));
  }
}

/** Reports accounts that are in two waves of one contract (S04.2). */
export function reportOverlaps(waves: readonly WaveRule[], { checked, settings, report }: InFile): void {
  const both = new Map<string, { earlier: number; later: number; accounts: string[] }>();
  for (const account of Object.keys(settings.accounts)) {
    const [earlier, ...others] = waves.flatMap((wave, index) => (isInWave(wave, account) ? [index] : []));
    for (const later of earlier === undefined ? [] : others) {
      const pair = both.get(`${earlier} ${later}`) ?? { earlier: earlier ?? 0, later, accounts: [] };
      pair.accounts.push(account);
      both.set(`${earlier} ${later}`, pair);
    }
  }
  for (const { earlier, later, accounts } of both.values()) {
    if (isFull(report, checked.source.file)) return;
    const name = waves[earlier]?.name;
    const notes = [noteAt(checked.source, ['waves', earlier, 'accounts'], `wave ${name}`)];
    const say = `${accounts.join(', ')} is also in wave ${name}`;
    const fix = 'an account is in one wave: narrow one of the patterns';
    const path = ['waves', later, 'accounts'];
    report(problemAt(checked.source, { path }, { code: 'wave-overlap', say, fix, notes }));
  }
}
