import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { loadDefinitions } from '../../config/load.ts';
import { packageFolder } from '../../package-folder.ts';

/** A throw-away project: this repository's HEAD committed anew, its module repository, and an empty home. */
export type DemoProject = {
  readonly folder: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  readonly dropped: readonly string[];
  remove(): void;
};

const person = { name: 'Sana Sandbox', email: 'sana@acme.example', date: '2026-07-03T10:00:00Z' };
/** What a demo needs of whoever starts it. Everything else is left behind, cloud credentials first of all. */
const kept: ReadonlySet<string> = new Set([
  'PATH',
  'LANG',
  'LC_ALL',
  'TERM',
  'NO_COLOR',
  'TZ',
  'TMPDIR',
  'SSL_CERT_FILE',
]);

/** Makes the project in a new folder, or in `keep` and leaves it there. */
export async function makeProject(
  keep: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<DemoProject> {
  const base = keep ?? mkdtempSync(`${tmpdir()}/waves-demo-`);
  mkdirSync(base, { recursive: true });
  const [folder, home] = [`${base}/project`, `${base}/home`];
  mkdirSync(folder);
  mkdirSync(home);
  const clean = cleanEnvironment(env, { home, work: `${base}/work` });
  commitAnew(folder, clean);
  runScript('scripts/make-modules.ts', [`${folder}/.waves/modules`], clean);
  await writeSimulator(folder);
  const dropped = Object.keys(env).filter((name) => /^(AWS_|TF_|ARM_|GOOGLE_|AZURE_|WAVES_)/.test(name));
  return { folder, home, env: clean, dropped, remove: () => rmSync(base, { recursive: true, force: true }) };
}

function cleanEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  { home, work }: { home: string; work: string },
): Record<string, string> {
  const own = Object.entries(env).filter(
    (entry): entry is [string, string] => kept.has(entry[0]) && entry[1] !== undefined,
  );
  return { ...Object.fromEntries(own), HOME: home, WAVES_WORK_ROOT: work, GIT_CONFIG_NOSYSTEM: '1' };
}

/** The tree of HEAD without its history, committed by the sandbox person. */
function commitAnew(folder: string, env: Readonly<Record<string, string>>): void {
  const index = `${folder}.index`;
  git(['--work-tree', folder, '--git-dir', gitFolder(), 'read-tree', 'HEAD'], { ...env, GIT_INDEX_FILE: index });
  git(['--work-tree', folder, '--git-dir', gitFolder(), 'checkout-index', '--all'], { ...env, GIT_INDEX_FILE: index });
  rmSync(index, { force: true });
  git(['-C', folder, 'init', '-q', '-b', 'main'], env);
  for (const [name, value] of Object.entries({ 'user.name': person.name, 'user.email': person.email })) {
    git(['-C', folder, 'config', name, value], env);
  }
  git(['-C', folder, 'add', '-A'], env);
  const dates = { GIT_AUTHOR_DATE: person.date, GIT_COMMITTER_DATE: person.date };
  git(['-C', folder, 'commit', '-q', '-m', 'The estate'], { ...env, ...dates });
}

function gitFolder(): string {
  return git(['-C', packageFolder, 'rev-parse', '--absolute-git-dir'], { PATH: process.env.PATH ?? '' }).trim();
}

function git(args: readonly string[], env: Readonly<Record<string, string>>): string {
  const ran = spawnSync('git', args, { env, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`git ${args.join(' ')}: ${ran.stderr || ran.error?.message}`);
  return ran.stdout;
}

function runScript(script: string, args: readonly string[], env: Readonly<Record<string, string>>): void {
  const ran = spawnSync(process.execPath, [`${packageFolder}${script}`, ...args], { env, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`${script}: ${ran.stderr}`);
}

/** The simulator's port and accounts: a free port, kept for this project, and the account ids of waves.yaml. */
async function writeSimulator(folder: string): Promise<void> {
  const text = readFileSync(`${folder}/waves.yaml`, 'utf8');
  const loaded = loadDefinitions({ paths: ['waves.yaml'], text: () => text });
  if ('problems' in loaded) throw new Error(`waves.yaml: ${loaded.problems[0]?.say}`);
  const { accounts } = loaded.definitions;
  writeFileSync(`${folder}/.waves/sim.json`, `${JSON.stringify({ port: await freePort(), seed: 'demo', accounts })}\n`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
