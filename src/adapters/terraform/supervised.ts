import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../domain/failure.ts';
import type { Supervised } from '../../ports/engine.ts';
import { applyArguments } from './arguments.ts';
import { outcomeOf } from './outcome.ts';
import { type EngineOptions, prepare } from './prepare.ts';
import { outputOf } from './raw-output.ts';
import { firstToInterrupt, lookInto, makeRunFolder, type RunSeen, refuse } from './run-folder.ts';
import { signalEngine } from './signal-engine.ts';
import { engineScript, supervisorScript } from './supervisor-script.ts';
import { waitFor } from './wait.ts';

const claimMs = 20_000;
const pollMs = 20;

type Start = Parameters<Supervised['start']>[0];

/** Applies under a shell that outlives us; several processes may look at one run folder. */
export function supervisedApplies(options: EngineOptions): Supervised {
  const look = (runFolder: string): Promise<RunSeen> => lookInto(runFolder, options.startOf);

  async function start(run: Start): Promise<void> {
    const { folder, planFile, runFolder } = run;
    const args = applyArguments(planFile);
    const prepared = await prepare(folder, options);
    if (!(await makeRunFolder(runFolder, { pending: '', module: folder.module }))) {
      throw notStarted(run, 'its run folder is there already');
    }
    const supervisor = [
      supervisorScript,
      'waves-supervisor',
      runFolder,
      folder.module,
      prepared.occupant,
      engineScript,
    ];
    const child = spawn('/bin/sh', ['-c', ...supervisor, folder.engine.path, ...args], {
      cwd: runFolder,
      env: { ...prepared.environment },
      detached: true,
      stdio: 'ignore',
    });
    child.unref();
    await claimed(run, child, look);
  }

  async function interrupt(runFolder: string): Promise<boolean> {
    const seen = await look(runFolder);
    if (seen.is !== 'running') return false;
    const [process] = seen.processes;
    if (process && (await firstToInterrupt(runFolder))) await signalEngine(runFolder, process);
    return true;
  }

  return {
    start,
    interrupt,
    async look(runFolder) {
      const seen = await look(runFolder);
      if (seen.is === 'finished') return outcomeOf(runFolder, seen.code);
      return seen.is === 'running' || seen.is === 'gone' ? seen.is : 'not-started';
    },
    wait: (runFolder, limits) =>
      waitFor({ look: () => look(runFolder), interrupt: () => interrupt(runFolder), runFolder, limits }),
    claimNotStarted: refuse,
    output: (runFolder, environment) => outputOf(runFolder, { ...proxies(options), ...environment }),
  };
}

async function claimed(run: Start, child: ChildProcess, look: (runFolder: string) => Promise<RunSeen>): Promise<void> {
  let failed: unknown;
  child.once('error', (cause) => {
    failed = cause;
  });
  for (const end = performance.now() + claimMs; performance.now() < end && !failed; await sleep(pollMs)) {
    const { is } = await look(run.runFolder);
    if (is === 'running' || is === 'finished' || is === 'gone') return;
    if (is === 'refused') break;
  }
  // Whoever renames first has it: after this the supervisor either runs or never will.
  if (await refuse(run.runFolder)) throw notStarted(run, 'no supervisor started', failed);
}

function proxies(options: EngineOptions): Readonly<Record<string, string>> {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
  return Object.fromEntries(names.flatMap((name) => (options.parent[name] ? [[name, options.parent[name]]] : [])));
}

function notStarted(run: Start, say: string, cause?: unknown): Failure {
  return new Failure('apply-not-started', `the apply of ${run.folder.stack.name} was not started: ${say}`, {
    outcome: 'nothing-happened',
    cause,
  });
}
