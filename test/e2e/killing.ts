import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promote } from './people.ts';
import type { Project } from './project.ts';
import { makeSandbox } from './project.ts';
import type { Ran } from './ran.ts';
import { ranOf } from './ran.ts';

const account = 'sandbox-01';
const stack = `${account}/network-edge`;
const release = 'network-edge@2.5.0';
/** Each call of the provider takes so long, so that an apply lasts a few seconds. */
const slowMs = 700;

/** Who is killed: the runner alone, the part at work alone, both, or both with supervisor and engine. */
export type Kill = 'runner' | 'part' | 'both' | 'machine';

export type Round = {
  readonly kills: readonly { readonly kill: Kill; readonly duringApply: boolean }[];
  /** Everywhere, or nobody knew how the apply had ended and people settled it. */
  readonly end: 'released' | 'settled';
  readonly runs: number;
  /** What must not be, one sentence each. */
  readonly faults: readonly string[];
};

/** One account on 2.4.0, where everything is ready for 2.5.0 and every apply is slow. */
export async function makeKillable(): Promise<Project> {
  const project = await makeSandbox({ accounts: [account] });
  (await promote(project, 'network-edge@2.4.0')).expect(0);
  (await project.waves('sim', 'break', 'slow', account, `ms=${slowMs}`)).expect(0);
  await project.save('ready');
  return project;
}

/** Runs 2.5.0 and kills it as often as told, then carries on to the end and looks at what was really done. */
export async function killAndCarryOn(project: Project, wanted: readonly Kill[]): Promise<Round> {
  await project.restore('ready');
  const before = project.effects().length;
  const kills: { kill: Kill; duringApply: boolean }[] = [];
  for (const kill of wanted) kills.push({ kill, duringApply: await runAndKill(project, kill) });
  const { end, runs, faults } = await carryOn(project, kills.length);
  const doubled = end === 'released' ? doubledEffects(project, before) : [];
  return { kills, end, runs, faults: [...faults, ...doubled, ...(await ledgerFaults(project, end))] };
}

/** Starts a run, waits for an engine at work, and a random moment later kills. Was an apply under way then? */
async function runAndKill(project: Project, kill: Kill): Promise<boolean> {
  const runner = project.start(['run', release]);
  const ended = ranOf(runner, ['run', release]);
  const isAtWork = () => isApplying(project);
  for (const end = performance.now() + 60_000; performance.now() < end && !isOver(runner) && !isAtWork(); )
    await sleep(15);
  await sleep(Math.random() * slowMs * 2);
  const duringApply = isAtWork();
  killNow(project, runner, kill);
  await ended;
  return duringApply;
}

function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Is there a run folder that a supervisor has claimed and that has no exit code yet? */
function isApplying(project: Project): boolean {
  return runFolders(project).some((run) => existsSync(join(run, 'claimed')) && !existsSync(join(run, 'exit')));
}

function runFolders({ folder }: Project): readonly string[] {
  const runs = join(folder, '.waves/runs');
  return existsSync(runs) ? readdirSync(runs).map((name) => join(runs, name)) : [];
}

function killNow(project: Project, runner: ChildProcess, kill: Kill): void {
  const { pid } = runner;
  if (pid === undefined) return;
  const parts = descendants(pid).filter(({ command }) => /main\.[jt]s/.test(command));
  const doomed = [...(kill === 'part' ? [] : [pid]), ...(kill === 'runner' ? [] : parts.map((part) => part.pid))];
  const supervised = kill === 'machine' ? runFolders(project).flatMap(processesOf) : [];
  for (const one of [...doomed, ...supervised]) killOne(one);
}

/** The supervisor and the engine that a run folder without an exit names. */
function processesOf(run: string): readonly number[] {
  if (existsSync(join(run, 'exit'))) return [];
  return ['supervisor', 'engine'].flatMap((name) => {
    const file = join(run, name);
    return existsSync(file) ? [Number(readFileSync(file, 'utf8').split(' ')[0])] : [];
  });
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself a moment ago.
  }
}

type Seen = { readonly pid: number; readonly parent: number; readonly command: string };

function descendants(root: number): readonly Seen[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const all = stdout.split('\n').flatMap((line): readonly Seen[] => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
  const below = (parent: number): readonly Seen[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(root);
}

const runsMax = 8;

async function carryOn(project: Project, started: number): Promise<Pick<Round, 'end' | 'runs' | 'faults'>> {
  for (let runs = 1; runs <= runsMax; runs += 1) {
    const ran = await project.waves('run', release);
    if (ran.exit === 0) return { end: 'released', runs: started + runs, faults: [] };
    if (ran.codes.includes('outcome-unknown'))
      return { end: 'settled', runs: started + runs, faults: await settleByPeople(project, ran) };
    // Killed before its supervisor had begun: nothing was applied, and a person lets it be tried again.
    if (ran.codes.includes('apply-failed'))
      (await project.waves('retry', promotionIn(ran), '--stack', stack, '--reason', 'killed')).expect(0);
    await promote(project, release);
  }
  return { end: 'released', runs: started + runsMax, faults: [`${release} is not everywhere after ${runsMax} runs`] };
}

function promotionIn(ran: Ran): string {
  return ran.json<{ promotion: { promotion: string } }>().promotion.promotion;
}

/** Unknown stays unknown however often it is run, and nothing is applied; then people find out, or accept it. */
async function settleByPeople(project: Project, ran: Ran): Promise<readonly string[]> {
  const before = project.effects().length;
  const again = await project.waves('run', release);
  const id = promotionIn(ran);
  let settled = await project.waves('settle', id, '--stack', stack);
  if (settled.exit !== 0) {
    const accept = ['settle', id, '--stack', stack, '--accept-partial', '--reason', 'looked at it', '--as'];
    for (const person of ['pavel', 'selma']) settled = await project.waves(...accept, person);
  }
  return [
    ...(again.exit === 8 ? [] : [`a run on an unknown outcome ended ${again.exit}: ${again.codes.join(', ')}`]),
    ...(settled.exit === 0 ? [] : [`settling ended ${settled.exit}: ${settled.stdout}${settled.stderr}`]),
    ...(project.effects().length === before ? [] : ['something was applied after the outcome was unknown']),
  ];
}

/** Each thing of 2.5.0 was really done once. */
function doubledEffects(project: Project, before: number): readonly string[] {
  const done = project
    .effects()
    .slice(before)
    .map(({ type, operation }) => `${operation} of ${type}`);
  return done.filter((one, index) => done.indexOf(one) !== index).map((one) => `${one} was done twice`);
}

async function ledgerFaults(project: Project, end: Round['end']): Promise<readonly string[]> {
  const verified = await project.waves('audit', 'verify');
  const replayed = await project.waves('audit', 'replay');
  const intents = (await project.facts('apply-intended')).map(({ fact }) => fact.d);
  const outcomes = [...(await project.facts('apply-finished')), ...(await project.facts('settled'))];
  const open = intents.filter((d) => !outcomes.some(({ fact }) => fact.d === d));
  const locks = end === 'released' ? await project.waves('locks') : undefined;
  return [
    ...(verified.exit === 0 ? [] : [`the ledger does not verify: ${verified.stdout}`]),
    ...(replayed.exit === 0 ? [] : [`replay differs: ${replayed.stdout}`]),
    ...(new Set(intents).size === intents.length ? [] : ['a plan had two intents']),
    ...open.map((d) => `the apply of ${d} has no outcome`),
    ...(locks && /"stack":/.test(locks.stdout) ? [`a lock is held at the end: ${locks.stdout}`] : []),
  ];
}
