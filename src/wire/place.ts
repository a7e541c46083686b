import { openGoverned } from '../adapters/git/governed.ts';
import { mainWorktree } from '../adapters/git/repository.ts';
import type { Instant } from '../domain/instant.ts';
import type { LedgerState } from '../domain/promotion/state.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import { openBook } from '../parts/book.ts';
import type { Clock } from '../ports/clock.ts';
import type { Governed } from '../ports/governed.ts';
import type { Ledger } from '../ports/ledger-append.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

export type Around = { readonly cwd: string; readonly env: Variables; readonly now?: Instant; readonly as?: string };

/** Where things are: the repository's main worktree, its ledger folder, and the user's own folder for keys. */
export type Place = {
  readonly around: Around;
  readonly folder: string;
  readonly waves: string;
  readonly keys: (ledger: string) => string;
};

/** An open ledger at a place, with what its first entry says. */
export type LedgerPlace = Place & {
  readonly ledger: Ledger & { close(): void };
  readonly opened: NonNullable<LedgerState['opened']>;
  readonly clock: Clock;
  /** The governed repository, opened once for all parts of a command. */
  readonly governed: () => Promise<Governed>;
};

export async function findPlace(around: Around): Promise<Place | readonly Refusal[]> {
  const folder = await mainWorktree(around.cwd, around.env);
  if (folder === undefined) {
    return [
      refuse('bad-usage', {
        say: 'this is no git repository',
        fix: 'git init, or change into the repository of your stacks',
      }),
    ];
  }
  const home = around.env.XDG_CONFIG_HOME || `${around.env.HOME ?? '/nonexistent'}/.config`;
  return { around, folder, waves: `${folder}/.waves`, keys: (ledger) => `${home}/waves/${ledger}` };
}

/** Opens the ledger beside the repository. `--now` and `--as` are refused on any but a sandbox ledger (S26.7). */
export async function openLedgerPlace(around: Around): Promise<LedgerPlace | readonly Refusal[]> {
  const place = await findPlace(around);
  if (!('waves' in place)) return place;
  const { openSqliteLedger } = await import('../adapters/sqlite/ledger.ts');
  const { frozenClock, systemClock } = await import('../adapters/clock/clock.ts');
  const ledger = await openSqliteLedger(`${place.waves}/ledger`);
  const { opened, head } = await openBook(ledger).state();
  const refused = opened ? sandboxOnly(around, { sandbox: opened.sandbox, headAt: head.at }) : [noLedger()];
  if (!opened || refused.length > 0) {
    ledger.close();
    return refused;
  }
  const clock = around.now === undefined ? systemClock() : frozenClock(around.now);
  const { remote, branch } = opened.governed;
  const options = {
    repository: place.folder,
    branch,
    ambient: around.env,
    ...(remote === undefined ? {} : { remote }),
  };
  let governed: Promise<Governed> | undefined;
  return {
    ...place,
    ledger,
    opened,
    clock,
    governed: () => {
      governed ??= openGoverned(options);
      return governed;
    },
  };
}

function sandboxOnly(around: Around, { sandbox, headAt }: { sandbox: boolean; headAt: Instant }): readonly Refusal[] {
  const flags = [around.now === undefined ? undefined : '--now', around.as === undefined ? undefined : '--as'].filter(
    (flag) => flag !== undefined,
  );
  if (!sandbox && flags.length > 0) {
    const fix = 'leave it out: here time is the clock, and persons prove themselves by their keys';
    return [refuse('sandbox-only', { say: `${flags.join(' and ')} works on a sandbox ledger only`, fix })];
  }
  if (around.now !== undefined && around.now < headAt) {
    return [
      refuse('clock-behind', {
        say: `--now is before the ledger's last entry`,
        fix: `--now ${new Date(headAt).toISOString()} or later`,
      }),
    ];
  }
  return [];
}

function noLedger(): Refusal {
  return refuse('not-a-ledger', { say: 'there is no ledger here', fix: 'waves init' });
}
