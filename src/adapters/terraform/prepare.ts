import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { EngineFolder } from '../../ports/engine.ts';
import { isAlive, processIn, type StartOf } from '../../ports/processes.ts';
import { occupantFile, sideFolder } from '../../ports/workspace.ts';
import { gitFolder } from './binary.ts';
import { cliConfig, type Hosts, type ProviderSource } from './cli-config.ts';
import { engineEnvironment, type Variables } from './environment.ts';

export type EngineOptions = {
  /** The environment waves itself was started in; only PATH, proxies and certificates are read. */
  readonly parent: Variables;
  readonly startOf: StartOf;
  /** One binary for every stack (`WAVES_TF_BIN`), in place of the first on PATH. */
  readonly binary?: string;
  readonly providers?: ProviderSource;
  /** Where module sources of a host are really served; asked when an engine is about to run. */
  readonly hosts?: () => Promise<Hosts>;
  /** For init, plan, show and state; 45 minutes where left out. */
  readonly deadlineMs?: number;
  /** Interrupts what runs here (not applies, which belong to their supervisors). */
  readonly stop?: AbortSignal;
  /** Where an HTTP backend shows its lock, by state address; undefined where it does not. */
  readonly lockUrl?: (address: string) => string | undefined;
};

export type Prepared = {
  readonly environment: Readonly<Record<string, string>>;
  /** Folder for the run folders of commands. */
  readonly runs: string;
  readonly occupant: string;
  /** Notes which process works in the workspace now. */
  readonly occupy: (pid: number) => Promise<void>;
};

/** Everything an engine needs beside its arguments: an empty home, a configuration, an environment from nothing. */
export async function prepare(folder: EngineFolder, options: EngineOptions): Promise<Prepared> {
  const side = join(folder.root, sideFolder);
  const [home, runs, config] = [join(side, 'home'), join(side, 'runs'), join(side, 'engine.rc')];
  const occupant = join(side, occupantFile);
  await refuseOccupied(occupant, folder, options.startOf);
  await rm(home, { recursive: true, force: true });
  for (const made of [side, home, runs]) await mkdir(made, { recursive: true, mode: 0o700 });
  await writeFile(config, cliConfig(options.providers ?? {}, await options.hosts?.()), { mode: 0o600 });
  const environment = engineEnvironment({
    parent: options.parent,
    named: folder.environment,
    home,
    cliConfig: config,
    workspace: folder.stack.workspace,
    gitFolder: await gitFolder(options.parent),
  });
  async function occupy(pid: number): Promise<void> {
    const start = await options.startOf(pid);
    if (start !== undefined) await writeFile(occupant, `${pid} ${start}\n`, { mode: 0o600 });
  }
  return { environment, runs, occupant, occupy };
}

async function refuseOccupied(file: string, folder: EngineFolder, startOf: StartOf): Promise<void> {
  const seen = processIn(await readFile(file, 'utf8').catch(() => ''));
  if (!seen || !(await isAlive(seen, startOf))) return;
  throw new Failure('folder-busy', `process ${seen.pid} still works in the folder of ${folder.stack.name}`, {
    outcome: 'nothing-happened',
  });
}
