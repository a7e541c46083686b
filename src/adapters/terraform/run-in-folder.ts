import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineFolder, EngineRun } from '../../ports/engine.ts';
import { type EngineOptions, type Prepared, prepare } from './prepare.ts';
import { outputOf } from './raw-output.ts';
import { runCommand } from './run-command.ts';

const deadlineMs = 45 * 60 * 1000;

export type Ran = {
  readonly exitCode: number;
  readonly runFolder: string;
  readonly environment: Prepared['environment'];
};

/** Runs one command of the engine in a stack's folder; what it printed lies in the run folder. */
export async function runInFolder(folder: EngineFolder, args: readonly string[], options: EngineOptions): Promise<Ran> {
  const prepared = await prepare(folder, options);
  const runFolder = await mkdtemp(join(prepared.runs, `${args[0]}-`));
  const exitCode = await runCommand({
    path: folder.engine.path,
    arguments: args,
    cwd: folder.module,
    environment: prepared.environment,
    runFolder,
    deadlineMs: folder.deadlineMs ?? options.deadlineMs ?? deadlineMs,
    stop: options.stop,
    started: prepared.occupy,
  });
  return { exitCode, runFolder, environment: prepared.environment };
}

/** What came of it, fit to be shown. */
export async function reportOf({ exitCode, runFolder, environment }: Ran): Promise<EngineRun> {
  return { exitCode, ...(await outputOf(runFolder, environment)) };
}
