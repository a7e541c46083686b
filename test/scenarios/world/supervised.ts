import { digestOf } from '../../../src/domain/digest.ts';
import { Failure } from '../../../src/domain/failure.ts';
import type { ApplyOutcome } from '../../../src/domain/promotion/facts.ts';
import type { Supervised } from '../../../src/ports/engine.ts';
import type { Cloud } from './cloud.ts';
import { nameIn, type SavedText, savedIn } from './engine.ts';
import type { Disk } from './workspaces.ts';
import { digestOfFolder, folderAt } from './workspaces.ts';

/** One run folder with the supervisor and the engine that belong to it. */
type Run = {
  readonly stack: string;
  readonly root: string;
  readonly plan: string;
  readonly saved: SavedText;
  claim: 'pending' | 'claimed' | 'refused';
  /** Is there a living supervisor, or one that is still to claim the folder? */
  alive: boolean;
  done: number;
  exit?: ApplyOutcome;
};

/** What a supervisor was given at the moment it spawned its engine. */
export type Spawn = {
  readonly stack: string;
  readonly runFolder: string;
  /** Digests of the plan file and of the folder beside it as they lay there. */
  readonly plan: string;
  readonly folder: string;
  /** How many entries the ledger had. */
  readonly entries: number;
};

/** Supervisors of one machine: they live on when whoever started them dies, and die with the machine. */
export type Supervisors = {
  readonly spawned: Spawn[];
  /** Lets every engine do one more thing. */
  advance(): void;
  /** Lets every engine come to its end. */
  finish(): void;
  hostDown(): void;
  isOccupied(root: string): boolean;
  /** Does the supervisor of this run folder live? */
  isAlive(runFolder: string): boolean;
  readonly port: Supervised;
  /** A run folder whose supervisor was never started, or is only about to claim it. */
  prepared(run: Parameters<Supervised['start']>[0], supervisor: 'none' | 'slow'): void;
};

export type Around = {
  readonly cloud: Cloud;
  readonly disk: Disk;
  readonly pass: (ms: number) => Promise<void>;
  readonly entries: () => number;
};

export function newSupervisors({ cloud, disk, pass, entries }: Around): Supervisors {
  const runs = new Map<string, Run>();
  const spawned: Spawn[] = [];

  function prepared({ folder, planFile, runFolder }: Parameters<Supervised['start']>[0], supervisor: 'none' | 'slow') {
    if (runs.has(runFolder)) throw notStarted(runFolder);
    const bytes = folderAt(disk, folder.root).side.get(nameIn(folder, planFile)) ?? new Uint8Array();
    const { name: stack } = folder.stack;
    const about = { stack, root: folder.root, plan: digestOf(bytes), saved: savedIn(bytes) };
    runs.set(runFolder, { ...about, claim: 'pending', alive: supervisor === 'slow', done: 0 });
  }

  function claim(runFolder: string, run: Run): void {
    if (run.claim !== 'pending' || !run.alive) return;
    run.claim = 'claimed';
    const { stack, plan } = run;
    const folder = digestOfFolder(folderAt(disk, run.root));
    spawned.push({ stack, runFolder, plan, folder, entries: entries() });
    const refusal = engineRefusal(cloud, run);
    if (refusal === undefined) cloud.locks.set(stack, runFolder);
    else end(run, { result: 'failed', exitCode: 1, say: refusal, changed: false });
  }

  function advance(): void {
    for (const [runFolder, run] of runs) {
      if (!run.alive) continue;
      if (run.claim === 'pending') claim(runFolder, run);
      else if (run.claim === 'claimed' && !run.exit) stepOn(cloud, run);
    }
  }

  const supervisors: Supervisors = {
    spawned,
    advance,
    prepared,
    finish() {
      for (let times = 0; times < 100; times += 1) advance();
    },
    hostDown() {
      for (const run of runs.values()) run.alive = false;
    },
    isOccupied: (root) => [...runs.values()].some((run) => run.root === root && run.claim === 'claimed' && run.alive),
    isAlive: (runFolder) => runs.get(runFolder)?.alive ?? false,
    port: {
      async start(run) {
        prepared(run, 'slow');
        const made = runs.get(run.runFolder);
        if (made) claim(run.runFolder, made);
      },
      async wait(runFolder) {
        for (let polls = 0; polls < 10_000; polls += 1) {
          const seen = looked(runs.get(runFolder));
          if (seen === 'gone')
            return { result: 'unknown', say: 'the engine and its supervisor are gone without a word' };
          if (seen === 'not-started' && refused(runs, runFolder))
            return { result: 'not-started', say: 'no engine was started, and none will be' };
          if (typeof seen !== 'string') return seen;
          await pass(100);
          advance();
        }
        throw new Error(`${runFolder} never came to its end`);
      },
      look: async (runFolder) => looked(runs.get(runFolder)),
      claimNotStarted: async (runFolder) => refused(runs, runFolder),
      interrupt: async (runFolder) => runs.get(runFolder)?.alive ?? false,
      output: async () => ({ log: ['Apply complete!'], diagnostics: [], raw: ['apply.log'] }),
    },
  };
  return supervisors;
}

function looked(run: Run | undefined): 'running' | 'not-started' | 'gone' | ApplyOutcome {
  if (run?.claim !== 'claimed') return 'not-started';
  if (run.exit) return run.exit;
  return run.alive ? 'running' : 'gone';
}

/** The rename that only one of supervisor and settler wins. */
function refused(runs: Map<string, Run>, runFolder: string): boolean {
  const run = runs.get(runFolder);
  if (run?.claim === 'claimed') return false;
  if (run) run.claim = 'refused';
  else runs.set(runFolder, { ...nobody, claim: 'refused', alive: false, done: 0 });
  return true;
}

const nobody = {
  stack: '',
  root: '',
  plan: '',
  saved: { state: 'absent', text: '', steps: [], configuration: {}, modules: [] } satisfies SavedText,
} as const;

function engineRefusal(cloud: Cloud, { stack, saved }: Run): string | undefined {
  if (cloud.locks.has(stack)) return 'the state is locked by somebody else; nothing was changed';
  const isSame = JSON.stringify(cloud.markOf(stack)) === JSON.stringify(saved.state);
  return isSame ? undefined : 'the state has moved since the plan was made; nothing was changed';
}

function stepOn(cloud: Cloud, run: Run): void {
  const step = run.saved.steps[run.done];
  if (!step) {
    cloud.locks.delete(run.stack);
    end(run, { result: 'succeeded', exitCode: 0, say: 'the engine applied the plan' });
    return;
  }
  const { address, action, values } = step;
  cloud.change({ stack: run.stack, address, action, plan: run.plan }, values);
  run.done += 1;
}

function end(run: Run, outcome: ApplyOutcome): void {
  run.exit = outcome;
  run.alive = false;
}

function notStarted(runFolder: string): Failure {
  return new Failure('apply-not-started', `${runFolder} is there already`, { outcome: 'nothing-happened' });
}
