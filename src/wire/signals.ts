import { pipelineOf } from '../cli/pipeline.ts';
import type { Milliseconds } from '../domain/instant.ts';
import { durationFrom, minuteMs } from '../domain/instant.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { Variables } from './place.ts';

export type Interrupts = {
  /** Has anybody asked to stop? Then nothing more is started. */
  readonly stopping: () => boolean;
  /** Was it SIGTERM that asked first? */
  readonly terminated: () => boolean;
  /** Aborted by the first request: its reason is the name of the signal. */
  readonly first: AbortSignal;
  /** Aborted by the second: what runs is interrupted too. */
  readonly second: AbortSignal;
  readonly close: () => void;
};

const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof names)[number];
type Source = { on(name: Signal, act: () => void): unknown; off(name: Signal, act: () => void): unknown };

/**
 * Ctrl-C (DESIGN 6): the first asks to start nothing more; the second also interrupts what runs, once. In a pipeline,
 * whose machine dies in minutes, the first does both. A terminal that goes away is a first Ctrl-C, and SIGTERM, which
 * programs send and send again, is never a second.
 */
export function onInterrupt({ isPipeline }: { readonly isPipeline: boolean }, source: Source = process): Interrupts {
  const [first, second] = [new AbortController(), new AbortController()];
  const asked = (name: Signal) => (): void => {
    if (isPipeline || (first.signal.aborted && name === 'SIGINT')) second.abort(name);
    first.abort(name);
  };
  const listeners = names.map((name) => [name, asked(name)] as const);
  for (const [name, act] of listeners) source.on(name, act);
  return {
    stopping: () => first.signal.aborted,
    terminated: () => first.signal.reason === 'SIGTERM',
    first: first.signal,
    second: second.signal,
    close: () => {
      for (const [name, act] of listeners) source.off(name, act);
    },
  };
}

const engineGraceMs = 10 * minuteMs;
/** GitHub kills a cancelled step after 10 s, and `waves settle` follows it (github.md 1). */
const pipelineGraceMs = 4000;

export type Grace = { readonly ofEngine: Milliseconds; readonly ofRun: Milliseconds };

/** How long an interrupted engine may take to stop, and how long a run waits for that. */
export function graceFrom(env: Variables): Grace | Refusal {
  const written = env.WAVES_INTERRUPT_GRACE;
  if (!written) return { ofEngine: engineGraceMs, ofRun: pipelineOf(env) ? pipelineGraceMs : engineGraceMs };
  const ms = durationFrom(written);
  if (ms !== undefined) return { ofEngine: ms, ofRun: ms };
  const say = `WAVES_INTERRUPT_GRACE cannot be ${JSON.stringify(written)}`;
  return refuse('bad-usage', { say, fix: 'a duration: 30s, 10m' });
}
