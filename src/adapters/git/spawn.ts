import { execa } from 'execa';
import { Failure, type FailureOutcome } from '../../domain/failure.ts';
import { type Ambient, environmentFrom, type GitConfig } from './environment.ts';
import { withoutCredentials } from './names.ts';

export type GitCall = {
  readonly input?: string | Uint8Array;
  /** On top of the built environment; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Exit codes that are answers; `any` also takes an end by time or signal, as -1. */
  readonly exits?: readonly number[] | 'any';
};

type GitAnswer = {
  readonly exitCode: number;
  readonly stdout: Uint8Array;
  /** What git said last, without credentials. */
  readonly say: string;
  /** All it said, for looking up a phrase only. */
  readonly stderr: string;
};

/** Git at one place: a git folder, or a folder with a checkout. */
export type Git = {
  readonly place: GitPlace;
  run(args: readonly string[], call?: GitCall): Promise<GitAnswer>;
  /** Standard output as text, without the last line break. */
  text(args: readonly string[], call?: GitCall): Promise<string>;
};

export type GitPlace = {
  /** Absolute. */
  readonly folder: string;
  readonly is: 'git-folder' | 'checkout';
  readonly ambient: Ambient;
  readonly config?: GitConfig;
};

const outputBytesMax = 512 * 1024 * 1024;
const deadlineMs = 10 * 60_000;

/** The one place that spawns git. Failures: `git-failed`. */
export function gitAt(place: GitPlace): Git {
  const before = ['--no-pager', ...(place.is === 'git-folder' ? [`--git-dir=${place.folder}`] : [])];
  const base = environmentFrom(place.ambient, place.config ?? []);

  const run = async (args: readonly string[], call: GitCall = {}): Promise<GitAnswer> => {
    const begin = () =>
      execa('git', [...before, ...args], {
        cwd: place.folder,
        env: defined({ ...base, ...call.environment }),
        extendEnv: false,
        encoding: 'buffer',
        maxBuffer: outputBytesMax,
        timeout: deadlineMs,
        stripFinalNewline: false,
        reject: false,
        // A Ctrl-C on the terminal is for us to act on: it must end neither a look nor a landing half-way.
        detached: true,
        ...(call.input === undefined ? { stdin: 'ignore' as const } : { input: call.input }),
      });
    let ended = await begin();
    // A Ctrl-C that still found it in our session found it before it was git.
    for (let tries = 1; ended.signal === 'SIGINT' && tries < 3; tries += 1) ended = await begin();
    const stderr = new TextDecoder().decode(ended.stderr);
    const say = lastLine(stderr);
    const exitCode = ended.exitCode ?? -1;
    if (call.exits === 'any' || (!ended.failed && exitCode === 0) || call.exits?.includes(exitCode)) {
      return { exitCode, stdout: ended.stdout, say, stderr };
    }
    throw gitFailed(`git ${args[0]} ${ended.timedOut ? 'was stopped' : `ended with ${exitCode}`}`, {
      say: say || (ended.code ?? (ended.isMaxBuffer ? 'its output is too long' : 'it said nothing')),
    });
  };
  return {
    place,
    run,
    text: async (args, call) => new TextDecoder().decode((await run(args, call)).stdout).replace(/\n$/, ''),
  };
}

/** A `git-failed`. Without the library's error, which repeats arguments and environment. */
export function gitFailed(what: string, why: { readonly say: string; readonly outcome?: FailureOutcome }): Failure {
  return new Failure('git-failed', `${what}: ${why.say}`, { outcome: why.outcome ?? 'nothing-happened' });
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.find((line) => /^(fatal|error): /.test(line));
  return withoutCredentials(fatal ?? lines.at(-1) ?? '').slice(0, 500);
}

function defined(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
