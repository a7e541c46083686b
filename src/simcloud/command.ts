import type { SimIo, Verb } from './commands/io.ts';
import { SimFailure } from './failure.ts';

export type { SimIo } from './commands/io.ts';

/** Loaded one by one, because `credentials` runs before every engine and must not pay for the rest. */
const verbs: { readonly [name: string]: () => Promise<Verb> } = {
  start: async () => (await import('./commands/process.ts')).start,
  stop: async () => (await import('./commands/process.ts')).stop,
  status: async () => (await import('./commands/process.ts')).status,
  credentials: async () => (await import('./commands/who.ts')).credentials,
  whoami: async () => (await import('./commands/who.ts')).whoami,
  poke: async () => (await import('./commands/poke.ts')).poke,
  break: async () => (await import('./commands/break.ts')).breakIt,
  show: async () => (await import('./commands/look.ts')).show,
  metrics: async () => (await import('./commands/look.ts')).metrics,
};

const USAGE = `waves sim: the simulated cloud of this project. Nothing in it is real.

  waves sim start [--port N] [--seed TEXT]      start it in its own session
  waves sim stop                                end it; everything stays on disk
  waves sim status                              is it running, and where
  waves sim credentials ACCOUNT plan|apply      credentials as one line of JSON, for the estate's exec
  waves sim whoami                              the account of the credentials in the environment
  waves sim show ACCOUNT                        what stands in an account
  waves sim metrics ACCOUNT                     what its metrics service says
  waves sim poke ACCOUNT ADDRESS name=value     make drift: set, add to (name+=value) or --remove
  waves sim break KIND [ACCOUNT] [key=value]    make something fail: fail taint deny slow hang die metrics down nothing`;

const EXIT = { done: 0, failed: 1, refused: 6, usage: 64 } as const;
const exitOf: { readonly [code: string]: number } = {
  usage: EXIT.usage,
  'account-name-wrong': EXIT.usage,
  'sim-file-wrong': EXIT.usage,
  'sim-file-differs': EXIT.usage,
  'cloud-file-broken': EXIT.usage,
  'faults-file-broken': EXIT.usage,
  'misshapen-value': EXIT.usage,
  'real-credentials': EXIT.refused,
};

/**
 * Runs `waves sim …` and returns its exit code. `out` and `err` take whole lines without the newline; data goes to
 * `out`, everything else to `err`.
 */
export async function simCommand(argv: readonly string[], io: SimIo): Promise<number> {
  const [name = 'help', ...args] = argv;
  if (['help', '--help', '-h'].includes(name)) {
    io.out(USAGE);
    return argv.length ? EXIT.done : EXIT.usage;
  }
  const load = verbs[name];
  try {
    if (!load) throw new SimFailure('usage', `waves sim knows no "${name}": see \`waves sim help\``);
    return await (await load())(args, io);
  } catch (failure) {
    if (!(failure instanceof SimFailure)) throw failure;
    io.err(`${failure.code}: ${failure.message}`);
    return exitOf[failure.code] ?? EXIT.failed;
  }
}
