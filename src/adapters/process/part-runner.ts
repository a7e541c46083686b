import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { Failure } from '../../domain/failure.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { releaseText } from '../../domain/release.ts';
import type { StackName } from '../../domain/stack.ts';
import type { PartJob, PartRunner } from '../../ports/part-runner.ts';
import { type ChildEnd, runChild } from './child.ts';
import { type Part, partEnvironment, type Variables } from './part-environment.ts';
import { reasonsIn } from './reasons.ts';

export type ChildPartsOptions = {
  /** How to start this program: `[node, main file]`. */
  readonly command: readonly string[];
  /** Arguments every child gets too, such as `--now`. */
  readonly extra?: readonly string[];
  /** The folder that children run in. */
  readonly folder: string;
  /** The environment waves was started in, of which each child gets an allow-list. */
  readonly env: Variables;
  /** Names of variables that a stack's engine may see. */
  readonly stackEnv: (stack: StackName) => readonly string[];
  /** Names of variables that a part's own identity is made from. */
  readonly identityNames?: (part: Part) => readonly string[];
  /** Names of variables that the apply identity alone is made from. */
  readonly applyOnly?: readonly string[];
  /** Let git in the children use the ssh agent. */
  readonly sshAgent?: boolean;
  /** How many children run at once, of all kinds together; 4 where left out. */
  readonly concurrency?: number;
  /** What a child says on standard error, line by line. */
  readonly tell?: (line: string, job: PartJob) => void;
};

export type ChildParts = PartRunner & {
  /**
   * The first Ctrl-C. Starts nothing more, signals nobody, and lets go after these times: of applies, which go on under
   * their supervisors; of plans. A plan let go of is the Failure `interrupted`, and its result still counts.
   */
  stop(after: { readonly planMs: number; readonly applyMs: number }): Promise<void>;
  /** The second: one SIGINT to each child that runs, which hands it on to its engine; lets go when the grace is over. */
  interrupt(graceMs: number): Promise<void>;
};

/** The other parts as child processes of this machine. */
export function childParts(options: ChildPartsOptions): ChildParts {
  const queue = new PQueue({ concurrency: options.concurrency ?? 4 });
  const running = new Set<number>();
  let isInterrupted = false;
  const leave = leaving(queue);

  async function run(part: Part, job: PartJob, args: readonly string[]): Promise<ChildEnd | undefined> {
    if (queue.isPaused) return undefined;
    const { env, stackEnv, identityNames, applyOnly = [], sshAgent = false, tell } = options;
    const named = [...stackEnv(job.stack), ...(identityNames?.(part) ?? [])];
    const child = {
      command: [...options.command, ...args, ...(options.extra ?? [])],
      folder: options.folder,
      env: partEnvironment(part, { ambient: env, named, applyOnly, sshAgent }),
      tell: (line: string) => tell?.(line, job),
      letGo: leave.of(part),
      started: (pid: number) => running.add(pid),
      ended: (pid: number) => running.delete(pid),
    };
    return queue.add(() => runChild(child)).catch(unlessDropped);
  }

  async function answered(job: PartJob, what: string, args: readonly string[]): Promise<readonly Refusal[]> {
    const ended = await run('apply', job, [...args, '--json']);
    if (ended) return refusalsOf(ended, job, what);
    return isInterrupted ? [stillRunning(job, what)] : [];
  }

  return {
    async plan(job) {
      const ended = await run('plan', job, ['run', job.promotion, '--stack', job.stack, '--only', 'plan']);
      if (!ended) throw failed('interrupted', `waves was stopped before the plan of ${job.stack} had ended`);
      if (!ended.isStarted)
        throw failed('part-not-started', `the plan of ${job.stack} could not be started: ${ended.how}`);
      if (ended.how !== 'exit 0') options.tell?.(`the plan of ${job.stack} ended with ${ended.how}`, job);
    },
    async providers(release) {
      const name = releaseText(release);
      const ended = await run('plan', { promotion: name, stack: '' }, ['run', name, '--only', 'plan']);
      if (!ended) throw failed('interrupted', `waves was stopped before providers for ${name} were chosen`);
      if (!ended.isStarted) throw failed('part-not-started', `the plan part could not be started: ${ended.how}`);
    },
    apply: (job) =>
      answered(job, 'apply', ['run', job.promotion, '--stack', job.stack, '--only', 'apply', '--plan', job.d]),
    settle: (job) => answered(job, 'settling', ['settle', job.promotion, '--stack', job.stack, '--only', 'apply']),
    async stop({ planMs, applyMs }) {
      queue.pause();
      queue.clear();
      await Promise.all([leave.after('plan', planMs), leave.after('apply', applyMs, () => !isInterrupted)]);
    },
    async interrupt(graceMs) {
      isInterrupted = true;
      for (const pid of running) process.kill(pid, 'SIGINT');
      running.clear();
      await leave.after('apply', graceMs);
    },
  };
}

/** When children are left to themselves: each part once its time is over, or at once when nothing runs any more. */
function leaving(queue: PQueue) {
  const doors = { plan: Promise.withResolvers<void>(), apply: Promise.withResolvers<void>() };
  return {
    of: (part: Part) => doors[part].promise,
    async after(part: Part, ms: number, still: () => boolean = () => true): Promise<void> {
      const enough = new AbortController();
      const tooLong = sleep(ms, undefined, { signal: enough.signal }).catch(() => undefined);
      await Promise.race([queue.onPendingZero(), tooLong]);
      enough.abort();
      if (still()) doors[part].resolve();
    },
  };
}

/** Empty when it ran to its end and had nothing to say. */
function refusalsOf(ended: ChildEnd, { promotion, stack }: PartJob, what: string): readonly Refusal[] {
  const reasons = reasonsIn(ended.stdout) ?? [];
  const isWell = ended.how === 'exit 0' && reasonsIn(ended.stdout) !== undefined;
  if (isWell || reasons.length > 0) return reasons;
  const how = ended.isStarted ? `ended with ${ended.how} and gave no reason` : `could not be started: ${ended.how}`;
  const fix = `waves why ${promotion}, then waves run ${promotion}`;
  return [
    refuse('world-failed', { say: `the ${what} of ${stack} ${how}`, fix, subject: stack, owner: 'platform team' }),
  ];
}

/** It was asked to stop and takes longer than we may wait: its supervisor goes on, and its outcome is not known yet. */
function stillRunning({ promotion, stack }: PartJob, what: string): Refusal {
  return refuse('outcome-unknown', {
    say: `the ${what} of ${stack} was asked to stop and still runs under its supervisor`,
    fix: `waves run ${promotion}, which waits for it and records how it ended`,
    subject: stack,
    owner: 'platform team',
  });
}

// What waited in the queue when it was cleared was never begun.
function unlessDropped(error: unknown): undefined {
  if (error instanceof DOMException && error.name === 'AbortError') return undefined;
  throw error;
}

function failed(code: string, message: string): Failure {
  return new Failure(code, message, { outcome: 'nothing-happened' });
}
