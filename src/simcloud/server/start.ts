import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../cloud/write-whole.ts';
import type { Caller } from '../identity.ts';
import { accountNamed, openProject, type Project, writeProject } from '../project.ts';
import { type Listener, listen } from '../provider/listen.ts';
import { serveHttp } from './http.ts';
import { idleWatch } from './idle.ts';

export type SimOptions = {
  readonly folder: string;
  /** 0 lets the system choose; the choice is written to `.waves/sim.json`. */
  readonly port?: number;
  readonly seed?: string;
  /** After so long without a call the simulator ends; never when absent. */
  readonly idleMinutes?: number;
  /** What a `die` fault does. Ends the process unless a test says otherwise. */
  readonly die?: () => void;
};

export type Sim = {
  readonly port: number;
  readonly project: Project;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

const pidPath = (root: string): string => join(root, 'server.pid');

/** Runs the simulator in this process. */
export async function startSim(options: SimOptions): Promise<Sim> {
  const written = await openProject(options.folder, options);
  const listeners = new Map<string, Promise<Listener>>();
  const ended = Promise.withResolvers<void>();
  const watch = idleWatch(options.idleMinutes, () => void stop());
  const die = options.die ?? (() => process.exit(1));
  let project = written;
  const http = await serveHttp(
    written.port,
    (port) => {
      if (port !== written.port) project = writeProject(options.folder, { ...pick(written), port });
      return { project, attach };
    },
    watch,
  );
  writeWhole(pidPath(project.root), `${process.pid}\n`);
  return { port: http.port, project, ended: ended.promise, stop };

  async function attach({ account, identity }: Caller): Promise<string> {
    const key = `${account}.${identity}`;
    const access = { ...accountNamed(project, account), seed: project.seed, identity, die };
    const opening = listeners.get(key) ?? listen(access, watch);
    listeners.set(key, opening);
    return (await opening).address;
  }

  async function stop(): Promise<void> {
    watch.close();
    for (const opening of listeners.values()) (await opening).close();
    await http.close();
    rmSync(pidPath(project.root), { force: true });
    ended.resolve();
  }
}

function pick({ port, seed, accounts, modules }: Project) {
  return { port, seed, ...(accounts ? { accounts } : {}), ...(modules ? { modules } : {}) };
}
