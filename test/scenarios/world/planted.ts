import { canonical } from '../../../src/domain/canonical.ts';
import { digestOf, digestOfValue } from '../../../src/domain/digest.ts';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import type { ApplyWorld } from '../../../src/parts/apply/world.ts';
import type { Supervised } from '../../../src/ports/engine.ts';
import type { Ledger } from '../../../src/ports/ledger-append.ts';
import type { Plant } from './parts.ts';
import { unpack } from './workspaces.ts';

type Append = Parameters<Ledger['append']>[0];

/** A ledger that takes some appends for written without writing them. */
function forgetting(ledger: Ledger, forgets: (fact: Fact) => boolean): Ledger {
  return {
    ...ledger,
    append: async (append) => (append.facts.some(forgets) ? asIfWritten(ledger, append) : ledger.append(append)),
  };
}

async function asIfWritten(ledger: Ledger, append: Append) {
  const { sequence, hash } = await ledger.head();
  const { id, at, facts } = append;
  return { id, at, facts, sequence: sequence + 1, previous: hash, hash: digestOf(canonical(id)) };
}

/** A settler that starts an apply anew when its supervisor is gone. */
export function retryAfterUnknown(): Plant {
  let started: Parameters<Supervised['start']>[0] | undefined;
  const again = (runFolder: string) => `${runFolder}/again`;
  const apply = (world: ApplyWorld): ApplyWorld => {
    const { supervised } = world;
    return {
      ...world,
      supervised: {
        ...supervised,
        start: (run) => {
          started = run;
          return supervised.start(run);
        },
        async look(runFolder) {
          const found = await supervised.look(runFolder);
          if (found !== 'gone' || !started) return found;
          await supervised.start({ ...started, runFolder: again(runFolder) });
          return 'running';
        },
        wait: async (runFolder, limits) =>
          (await supervised.look(again(runFolder))) === 'not-started'
            ? supervised.wait(runFolder, limits)
            : supervised.wait(again(runFolder), limits),
      },
    };
  };
  return { apply };
}

/** The intent is written once the engine runs, not before. */
export const intentAfterSpawn: Plant = {
  apply(world) {
    const { ledger, supervised } = world;
    let kept: Append | undefined;
    return {
      ...world,
      ledger: {
        ...ledger,
        async append(append) {
          if (!append.facts.some(({ type }) => type === 'apply-intended')) return ledger.append(append);
          kept = append;
          return asIfWritten(ledger, append);
        },
      },
      supervised: {
        ...supervised,
        async start(run) {
          await supervised.start(run);
          if (kept) await ledger.append(kept);
        },
      },
    };
  },
};

/** The folder's digest is taken from the archive, and never again from what lies there. */
export const hashBeforeRestore: Plant = {
  apply: (world) => ({
    ...world,
    workspaces: {
      ...world.workspaces,
      async open(ledger, key) {
        const workspace = await world.workspaces.open(ledger, key);
        let before = '';
        return {
          ...workspace,
          async restore(archive) {
            const files = [...unpack(archive)].sort((a, b) => (a.path < b.path ? -1 : 1));
            before = digestOfValue(files.map(({ path, mode, bytes }) => [path, mode, digestOf(bytes)]));
            await workspace.restore(archive);
          },
          digest: async () => before,
        };
      },
    },
  }),
};

/** An outcome is recorded only by whoever still holds the fence. */
export const outcomeUnderFenceOnly: Plant = {
  apply: (world) => ({
    ...world,
    ledger: forgetting(world.ledger, (fact) => fact.type === 'apply-finished' && fact.late),
  }),
};

/** A person is told that a yes is recorded before it is. */
export const acknowledgedTooEarly: Plant = {
  decide: (world) => ({ ...world, ledger: forgetting(world.ledger, ({ type }) => type === 'approved') }),
};

/** A settler says "never started" without taking the run folder, so that a slow supervisor still can. */
export const claimWithoutRename: Plant = {
  apply: (world) => ({ ...world, supervised: { ...world.supervised, claimNotStarted: async () => true } }),
};
