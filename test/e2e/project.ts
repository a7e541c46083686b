import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeModules } from '../../scripts/make-modules.ts';
import { openSqliteLedger } from '../../src/adapters/sqlite/ledger.ts';
import type { Fact } from '../../src/domain/promotion/facts.ts';
import type { Effect } from '../../src/simcloud/cloud/effects.ts';
import { stopSim } from '../../src/simcloud/lifecycle.ts';
import { writeProject } from '../../src/simcloud/project.ts';
import { estateFiles, writeFiles } from './estate.ts';
import { freePort } from './free-port.ts';
import type { Ran } from './ran.ts';
import { ranOf } from './ran.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type Person = { readonly name: string; readonly email: string };

/** The sandbox person of the estate: commits and starts, and holds no role. */
const sana: Person = { name: 'Sana Sandbox', email: 'sana@acme.example' };

export type Wanted = {
  /** Which accounts of the repository's estate the project has; left out, the six. */
  readonly accounts?: readonly string[];
  readonly engine?: string;
  /** Files written over those of the estate before the first commit. */
  readonly files?: Readonly<Record<string, string>>;
};

export type Recorded = { readonly sequence: number; readonly at: number; readonly fact: Fact };

/** A user's repository with a simulated cloud, an empty home and a work root of its own, below one temporary folder. */
export type Project = ReturnType<typeof open>;

export async function makeProject(wanted: Wanted = {}): Promise<Project> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'waves-e2e-')));
  const project = open(base);
  const files = { ...estateFiles(wanted), ...wanted.files };
  for (const folder of [project.folder, project.home, project.bin]) mkdirSync(folder, { recursive: true });
  if (process.env.WAVES_TEST_TOFU) symlinkSync(process.env.WAVES_TEST_TOFU, join(project.bin, 'tofu'));
  project.git('init', '-q', '-b', 'main');
  project.commit(files, { message: 'The estate' });
  makeModules(project.modules);
  writeProject(project.folder, {
    port: await freePort(),
    seed: 'e2e',
    accounts: accountIds(files['waves.yaml'] ?? ''),
  });
  return project;
}

/** A project whose ledger is open, as most tests begin. */
export async function makeSandbox(wanted: Wanted = {}): Promise<Project> {
  const project = await makeProject(wanted);
  (await project.waves('init', '--sandbox')).expect(0);
  return project;
}

function accountIds(wavesYaml: string): Record<string, string> {
  return Object.fromEntries(
    [...wavesYaml.matchAll(/^ {2}([a-z0-9-]+): '(\d{12})'$/gm)].map(([, name, id]) => [name, id]),
  );
}

function open(base: string) {
  const folder = join(base, 'project');
  const home = join(base, 'home');
  const bin = join(base, 'bin');
  const env: Record<string, string> = {
    PATH: [bin, dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
    HOME: home,
    LANG: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    WAVES_WORK_ROOT: join(base, 'work'),
  };
  const command = [process.execPath, join(root, 'bin', 'waves.js')] as const;

  /** Starts `waves` and lets it run. */
  const start = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    spawn(command[0], [command[1], ...args], {
      cwd: folder,
      env: { ...env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const wavesWith = (more: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> =>
    ranOf(start(args[0] === 'sim' ? args : [...args, '--json'], more), args);
  const git = (...args: readonly string[]): string => runGit(folder, env, args);

  return {
    base,
    folder,
    home,
    bin,
    env,
    modules: join(folder, '.waves', 'modules'),
    start,
    wavesWith,
    /** Runs `waves … --json` to its end (`sim` as it is). */
    waves: (...args: readonly string[]): Promise<Ran> => wavesWith({}, ...args),
    git,
    /** Git in the bare repository of network-edge. */
    moduleGit: (...args: readonly string[]): string =>
      runGit(join(folder, '.waves/modules/network-edge.git'), env, args),
    /** Writes files and commits them on the branch that is checked out; null deletes one. Answers the commit. */
    commit(files: Readonly<Record<string, string | null>>, of: { message: string; by?: Person }): string {
      writeFiles(folder, files);
      git('add', '-A', '--', ...Object.keys(files));
      const { name, email } = of.by ?? sana;
      git('-c', `user.name=${name}`, '-c', `user.email=${email}`, 'commit', '-q', '-m', of.message);
      return git('rev-parse', 'HEAD').trim();
    },
    read: (path: string): string => readFileSync(join(folder, path), 'utf8'),
    /** What was really changed in the simulated cloud, oldest first. */
    effects(account?: string): readonly Effect[] {
      const lines = textOr(join(folder, '.waves/sim/effects.jsonl'), '').split('\n').filter(Boolean);
      const all = lines.map((line) => JSON.parse(line) as Effect);
      return account === undefined ? all : all.filter((effect) => effect.account === account);
    },
    /** Every fact of the ledger in order, of one type where one is named. */
    async facts<T extends Fact['type']>(
      type?: T,
    ): Promise<readonly (Recorded & { fact: Extract<Fact, { type: T }> })[]> {
      const ledger = await openSqliteLedger(join(folder, '.waves/ledger'));
      const entries = await ledger.read(0);
      ledger.close();
      const all = entries.flatMap(({ sequence, at, facts }) =>
        (facts as readonly Fact[]).map((fact) => ({ sequence, at, fact: fact as Extract<Fact, { type: T }> })),
      );
      return type === undefined ? all : all.filter(({ fact }) => fact.type === type);
    },
    /** Keeps everything as it is now, for `restore`: one preparation serves several tests, at the same paths. */
    async save(name: string): Promise<void> {
      await stopSim(folder);
      copy(base, join(`${base}.saved`, name));
    },
    async restore(name: string): Promise<void> {
      await stopSim(folder);
      for (const entry of readdirSync(base)) rmSync(join(base, entry), { recursive: true, force: true });
      copy(join(`${base}.saved`, name), base);
    },
    async remove(): Promise<void> {
      await stopSim(folder);
      for (const path of [base, `${base}.saved`]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

function textOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}

function runGit(folder: string, env: Readonly<Record<string, string>>, args: readonly string[]): string {
  const ran = spawnSync('git', args, { cwd: folder, env, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr || ran.error?.message}`);
  return ran.stdout;
}
