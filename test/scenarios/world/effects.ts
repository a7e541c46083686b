import { Failure } from '../../../src/domain/failure.ts';
import type { Process } from './process.ts';
import { never } from './process.ts';

/**
 * Who dies at a cut: the runner with its parts (`group`), the part alone, the runner alone with its part going on as an
 * orphan at once (`runner`) or only after the next run has ended (`stalled`), or the machine with all its supervisors.
 */
export type Kill = 'group' | 'part' | 'runner' | 'stalled' | 'host';

/** A cut at one boundary. Halves are counted from 1; 0 is none of it, `whole` is all of it and no answer. */
export type Cut = { readonly at: number } & (
  | { readonly done: number | 'whole'; readonly kill: Kill }
  | { readonly fails: 'nothing-happened' | 'unknown' }
  /** Nothing dies; right after it, somebody changes a file in the folder that the process holds. */
  | { readonly tampers: true }
);

export type Boundary = { readonly name: string; readonly part: string | undefined; readonly halves: number };

/** One way to be half done: does a part of the effect. */
export type Half<Arguments extends readonly unknown[]> = (...args: Arguments) => void | Promise<void>;

export type Effects = {
  /** Every boundary passed until now, in order; the first is number 1. */
  readonly boundaries: readonly Boundary[];
  readonly cutsMade: () => number;
  /** One more cut, so many boundaries from now. */
  cutIn(boundaries: number, kill: Kill): void;
  /** A run has ended: orphans that stalled before it go on. */
  resume(): void;
  around<T>(process: Process, name: string, of: Effect<T>): Promise<T>;
};

export type Effect<T> = { readonly act: () => Promise<T>; readonly halves: readonly (() => void | Promise<void>)[] };

/** The one layer through which everything that writes or acts goes: it numbers, and cuts where it is told to. */
export function effectLayer(
  cuts: readonly Cut[],
  machine: { hostDown(): void; tamper(process: Process): void },
): Effects {
  const byNumber = new Map(cuts.map((cut) => [cut.at, cut]));
  const boundaries: Boundary[] = [];
  let made = 0;
  let stalled = Promise.withResolvers<void>();
  let older = Promise.withResolvers<void>();

  async function cutAt<T>(process: Process, cut: Cut, { act, halves }: Effect<T>): Promise<T> {
    made += 1;
    if ('tampers' in cut) {
      const result = await act();
      machine.tamper(process);
      return result;
    }
    if ('fails' in cut) {
      if (cut.fails === 'unknown') await act();
      throw new Failure('disk-or-network', 'the world broke here', { outcome: cut.fails });
    }
    const kill = () => killAt(process, cut.kill, machine.hostDown);
    if (cut.done === 'whole') {
      const result = await act();
      kill();
      if (cut.kill === 'stalled') await stalled.promise;
      return process.isDead() ? never() : result;
    }
    await halves[cut.done - 1]?.();
    kill();
    if (cut.kill === 'stalled') await stalled.promise;
    // A part whose runner alone was killed knows nothing of it, and goes on.
    return process.isDead() ? never() : act();
  }

  return {
    boundaries,
    cutsMade: () => made,
    cutIn: (after, kill) => {
      const at = boundaries.length + after;
      byNumber.set(at, { at, done: 'whole', kill });
    },
    resume() {
      older.resolve();
      older = stalled;
      stalled = Promise.withResolvers<void>();
    },
    async around(process, name, effect) {
      if (process.isDead()) return never();
      const part = process.parent ? process.name : undefined;
      const at = boundaries.push({ name, part, halves: effect.halves.length });
      const cut = byNumber.get(at);
      if (cut) return cutAt(process, cut, effect);
      const result = await effect.act();
      return process.isDead() ? never() : result;
    },
  };
}

function killAt(process: Process, kill: Kill, hostDown: () => void): void {
  const runner = process.parent ?? process;
  if (kill === 'part') {
    process.kill();
    return;
  }
  runner.kill();
  if (kill === 'runner' || kill === 'stalled') return;
  for (const child of runner.children) child.kill();
  if (kill === 'host') hostDown();
}

type AnyFunction = (...args: never[]) => unknown;

/** Which methods of a port are effects, each with the ways it can be half done. */
export type Writes<P> = {
  readonly [K in keyof P]?: P[K] extends (...args: infer A) => unknown ? readonly Half<A>[] : never;
};

/** A port as one process has it: its writes go through the layer, and nothing answers a dead process. */
export function guarded<P extends object>(
  port: P,
  { process, effects, name, writes }: { process: Process; effects: Effects; name: string; writes: Writes<P> },
): P {
  const guards = Object.entries(port).map(([key, value]) => {
    if (typeof value !== 'function') return [key, value];
    const call = value as AnyFunction;
    const halves = writes[key as keyof P] as readonly AnyFunction[] | undefined;
    return [
      key,
      async (...args: never[]) => {
        if (halves) {
          return effects.around(process, `${name}.${key}`, {
            act: async () => call(...args),
            halves: halves.map((half) => () => half(...args) as Promise<void>),
          });
        }
        if (process.isDead()) return never();
        const answer = await call(...args);
        return process.isDead() ? never() : answer;
      },
    ];
  });
  return Object.fromEntries(guards) as P;
}
