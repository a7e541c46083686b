import { globMatches } from '../domain/glob.ts';
import type { WaveRule } from '../domain/rules.ts';
import type { Checked } from './check.ts';
import { didYouMean } from './nearest.ts';
import type { ContractFile } from './schemas/contract-file.ts';
import type { Settings } from './settings.ts';
import type { Path, Report } from './source.ts';
import { noteAt, problemAt } from './source.ts';

type InFile = { readonly checked: Checked<ContractFile>; readonly settings: Settings; readonly report: Report };

/** Whether an account is one of a wave's. */
export function isInWave(wave: Pick<WaveRule, 'accounts'>, account: string): boolean {
  return wave.accounts.some((glob) => globMatches(glob, account));
}

/** Reports accounts that a wave names and nobody declared. A pattern may match nothing yet. */
export function reportAccounts(wave: WaveRule, { checked, settings, report, index }: InFile & { index: number }): void {
  const known = Object.keys(settings.accounts);
  const path = ['waves', index];
  const isList = Array.isArray(checked.value.waves?.[index]?.accounts);
  const say = (account: string, at: Path) => {
    const fix = didYouMean(account, known, `declare ${account} in waves.yaml: accounts`);
    const telling = { code: 'unknown-account', say: `account ${account} is not declared`, fix } as const;
    report(problemAt(checked.source, { path: at }, telling));
  };
  for (const [at, account] of wave.accounts.entries()) {
    if (account.includes('*') || known.includes(account)) continue;
    say(account, isList ? [...path, 'accounts', at] : [...path, 'accounts']);
  }
  if (wave.canary === undefined) return;
  const at = [...path, 'canary'];
  if (!known.includes(wave.canary)) {
    say(wave.canary, at);
  } else if (!isInWave(wave, wave.canary)) {
    const telling = { code: 'unknown-account', say: `the canary ${wave.canary} is not in this wave` } as const;
    report(problemAt(checked.source, { path: at }, { ...telling, fix: 'name an account of the wave' }));
  }
}

/** Reports accounts that are in two waves of one contract (S04.2). */
export function reportOverlaps(waves: readonly WaveRule[], { checked, settings, report }: InFile): void {
  for (const [index, wave] of waves.entries()) {
    for (const [earlierIndex, earlier] of waves.slice(0, index).entries()) {
      const both = Object.keys(settings.accounts).filter(
        (account) => isInWave(wave, account) && isInWave(earlier, account),
      );
      if (both.length === 0) continue;
      const notes = [noteAt(checked.source, ['waves', earlierIndex, 'accounts'], `wave ${earlier.name}`)];
      const say = `${both.join(', ')} is also in wave ${earlier.name}`;
      const fix = 'an account is in one wave: narrow one of the patterns';
      const path = ['waves', index, 'accounts'];
      report(problemAt(checked.source, { path }, { code: 'wave-overlap', say, fix, notes }));
    }
  }
}
