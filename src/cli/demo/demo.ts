import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageFolder } from '../../package-folder.ts';
import type { DemoProject } from './project.ts';
import { makeProject } from './project.ts';

export type DemoContext = {
  readonly keep: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (line: string) => void;
};

type Ran = { readonly exit: number; readonly stdout: string; readonly stderr: string };
type Waves = (...args: readonly string[]) => Ran;
type Question = { readonly promotion: string; readonly role: string | undefined; readonly plans: readonly string[] };

/** Who speaks for a role in the demo. Petra holds platform-owner too, and wrote part of 2.5.0: she is refused. */
const holders: Readonly<Record<string, string>> = {
  'platform-owner': 'pavel',
  'security-owner': 'selma',
  'compliance-owner': 'colin',
  'service-owner': 'silas',
};

const roundsMax = 30;
const launcher = join(packageFolder, 'bin', 'waves.js');

/** Takes network-edge to 2.4.0 and then to 2.5.0 over the lesson's estate, on the simulated cloud. Exit 0 or 1. */
export async function runDemo({ keep, env, out }: DemoContext): Promise<number> {
  const project = await makeProject(keep, env);
  const waves = speaker(project, out);
  out('The cloud in this demo is simulated; the engine is the real one.');
  if (project.dropped.length > 0) out(`Left out of the environment: ${project.dropped.join(', ')}`);
  try {
    waves('init', '--sandbox');
    const well = promote(waves, 'network-edge@2.4.0', out) && promote(waves, 'network-edge@2.5.0', out);
    return well && report(waves, out) ? 0 : 1;
  } finally {
    waves('sim', 'stop');
    if (keep === undefined) project.remove();
    else out(`To go on by hand:\n  cd ${project.folder}\n  ${environmentLine(project)} ${launcher} status`);
  }
}

/** What a command in the kept project needs: it has no packages of its own, and its keys are in its own home. */
function environmentLine({ home, env }: DemoProject): string {
  return `HOME=${home} WAVES_WORK_ROOT=${env.WAVES_WORK_ROOT}`;
}

function speaker({ folder, env }: DemoProject, out: (line: string) => void): Waves {
  return (...args) => {
    out(`\n$ waves ${args.join(' ')}`);
    const ran = spawnSync(process.execPath, [launcher, ...args], { cwd: folder, env, encoding: 'utf8' });
    const said = `${ran.stderr}${args.includes('--json') ? '' : ran.stdout}`.trimEnd();
    if (said !== '') out(said);
    return { exit: ran.status ?? 1, stdout: ran.stdout, stderr: ran.stderr };
  };
}

/** Runs, approves what is asked, and runs again, until there is nothing to wait for. */
function promote(waves: Waves, release: string, out: (line: string) => void): boolean {
  for (let round = 1; round <= roundsMax; round += 1) {
    const { exit } = waves('run', release);
    if (exit === 0) return true;
    if (exit !== 3) {
      out(`waves run ended with ${exit}`);
      return false;
    }
    if (!approveAll(waves)) return false;
  }
  return false;
}

/** Each open question, by the person who holds its role; several equal plans at once. */
function approveAll(waves: Waves): boolean {
  const questions = openQuestions(waves('inbox', '--json').stdout);
  for (const { promotion, role, plans } of questions) {
    const flags = [...plans.flatMap((plan) => ['--plan', plan]), ...(role === undefined ? [] : ['--role', role])];
    const { exit } = waves('approve', promotion, ...flags, '--as', holders[role ?? 'service-owner'] ?? 'silas');
    if (exit !== 0) return false;
  }
  return questions.length > 0;
}

type InboxDocument = {
  readonly items?: readonly {
    readonly promotion: string;
    readonly role?: string;
    readonly set?: string;
    readonly plans: readonly { readonly plan: string }[];
  }[];
};

/** What `waves inbox --json` lists: a set's digest where there is one, else each plan's. */
function openQuestions(json: string): readonly Question[] {
  const { items = [] } = JSON.parse(json) as InboxDocument;
  return items.map(({ promotion, role, set, plans }) => {
    const digests = set === undefined ? plans.map(({ plan }) => plan) : [set];
    return { promotion, role, plans: digests.map(short) };
  });
}

function short(digest: string): string {
  return digest.replace('sha256:', '').slice(0, 12);
}

/** What was applied where, which approvals and findings, and whether the ledger is whole. */
function report(waves: Waves, out: (line: string) => void): boolean {
  out('\nWhat happened:');
  const { promotions = [] } = JSON.parse(waves('status', '--json').stdout) as {
    promotions?: readonly { promotion: string }[];
  };
  const told = promotions.map(({ promotion }) => waves('audit', 'reconstruct', promotion).exit === 0);
  const verified = waves('audit', 'verify').exit === 0;
  const replayed = waves('audit', 'replay').exit === 0;
  return told.length > 0 && told.every(Boolean) && verified && replayed;
}
