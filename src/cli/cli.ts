import type { Exit } from '../domain/codes.ts';
import { exits } from '../domain/codes.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { mayAsk, surroundingsOf } from './around.ts';
import type { Command, Context, Ending, Listed } from './command.ts';
import { commands } from './commands.ts';
import { exitsOk } from './exit-ok.ts';
import { findCommand } from './find-command.ts';
import { isRefusals } from './opened.ts';
import { globals, parse, tokensOf } from './parse.ts';
import { failureEnding } from './print/failure.ts';
import { paintersFor } from './print/paint.ts';
import { print } from './print/print.ts';

/** The process as a command line sees it. */
export type Process = Pick<Context, 'env' | 'cwd' | 'version' | 'out' | 'err' | 'wire'> &
  Partial<Pick<Context, 'terminal' | 'ask'>> & {
    readonly argv: readonly string[];
    /** What `out` and `err` write to, where colours may depend on it. */
    readonly streams?: { readonly out: NodeJS.WritableStream; readonly err: NodeJS.WritableStream };
  };

/** Runs one command line and answers its exit. Every ending, thrown ones too, is printed here and once. */
export async function runCli(process: Process, list: readonly Listed[] = commands): Promise<Exit> {
  if (process.argv[0] === '__complete') {
    const { answerShell } = await import('./complete/answer.ts');
    await answerShell({ ...process, argv: process.argv.slice(1), list });
    return exits.done;
  }
  const json = optionOf(process.argv, 'json') !== undefined;
  const paint = paintersFor(optionOf(process.argv, 'color')?.value, process.streams);
  const ok = exitsOk(process.env.WAVES_EXIT_OK);
  if (isRefusal(ok)) return print({ reasons: [ok] }, { ...process, json, paint });
  const ending = await endingOf(process, { list, paint: paint.err }).catch((thrown: unknown) =>
    failureEnding(thrown, process.env),
  );
  const exit = print(ending, { ...process, json: json && !ending.silent, paint });
  return ok.has(exit) ? exits.done : exit;
}

async function endingOf(process: Process, { list, paint }: Pick<Context, 'list' | 'paint'>): Promise<Ending> {
  const found = findCommand(process.argv, list);
  if (isRefusals(found)) return { reasons: found };
  if ('show' in found) {
    if (found.show === 'version') return { text: process.version, document: { version: process.version } };
    const { overview } = await import('./print/help.ts');
    return { text: overview(list) };
  }
  const { listed, argv } = found;
  const command = await listed.load();
  if (!command.raw && asksHelp(argv)) {
    const { commandHelp } = await import('./print/help.ts');
    return { text: commandHelp(listed, command) };
  }
  const context = contextOf({ ...process, list, paint }, { listed, command, argv });
  return isRefusals(context) ? { reasons: context } : perform(command, context);
}

function asksHelp(argv: readonly string[]): boolean {
  const help = optionOf(argv, 'help');
  return help !== undefined && help.value === undefined;
}

/** A flag that counts before a command line is read as a whole, even where it turns out to be wrong. */
function optionOf(argv: readonly string[], name: keyof typeof globals) {
  return tokensOf(argv, globals).find((token) => token.kind === 'option' && token.name === name) as
    | { readonly value?: string | undefined }
    | undefined;
}

function contextOf(
  { env, cwd, version, out, err, wire, list, paint, terminal, ask }: Process & Pick<Context, 'list' | 'paint'>,
  { listed, command, argv }: { listed: Listed; command: Command; argv: readonly string[] },
): Context | readonly Refusal[] {
  const around = { env, cwd, version, out, err, wire, list, paint, terminal, ask: undefined };
  if (command.raw) return { ...around, flags: {}, args: {}, rest: argv, json: false, now: undefined, as: undefined };
  const parsed = parse(argv, { name: listed.name, flags: command.flags, args: command.args });
  if (!('flags' in parsed)) return parsed;
  const { json, now, as } = parsed.flags as Pick<Context, 'json' | 'now' | 'as'>;
  const asking = mayAsk(env, parsed.flags) ? ask : undefined;
  const read = { flags: parsed.flags as Context['flags'], args: parsed.args as Context['args'] };
  return { ...around, ...read, ask: asking, rest: [], json, now, as };
}

async function perform(command: Command, context: Context): Promise<Ending> {
  if ('run' in command) return command.run(context);
  const { openWaves } = await context.wire();
  const opened = await openWaves(surroundingsOf(context));
  if (isRefusals(opened)) return { reasons: opened };
  try {
    const ending = await command.onLedger(context, opened);
    return ending.interrupted ? { ...ending, terminated: opened.terminated() } : ending;
  } finally {
    await opened.close();
  }
}
