import type { Exit } from '../domain/codes.ts';
import { exits } from '../domain/codes.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { surroundingsOf } from './around.ts';
import type { Command, Context, Ending, Listed } from './command.ts';
import { commands } from './commands.ts';
import { exitsOk } from './exit-ok.ts';
import { findCommand } from './find-command.ts';
import { isRefusals } from './opened.ts';
import { globals, parse, tokensOf } from './parse.ts';
import { failureEnding } from './print/failure.ts';
import { print } from './print/print.ts';

/** The process as a command line sees it. */
export type Process = Pick<Context, 'env' | 'cwd' | 'version' | 'out' | 'err' | 'wire'> & {
  readonly argv: readonly string[];
};

/** Runs one command line and answers its exit. Every ending, thrown ones too, is printed here and once. */
export async function runCli(process: Process, list: readonly Listed[] = commands): Promise<Exit> {
  if (process.argv[0] === '__complete') {
    const { answerShell } = await import('./complete/answer.ts');
    await answerShell({ ...process, argv: process.argv.slice(1), list });
    return exits.done;
  }
  const json = tokensOf(process.argv, globals).some((token) => token.kind === 'option' && token.name === 'json');
  const ok = exitsOk(process.env.WAVES_EXIT_OK);
  if (isRefusal(ok)) return print({ reasons: [ok] }, { ...process, json });
  const ending = await endingOf(process, list).catch((thrown: unknown) => failureEnding(thrown, process.env));
  const exit = print(ending, { ...process, json: json && !ending.silent });
  return ok.has(exit) ? exits.done : exit;
}

async function endingOf(process: Process, list: readonly Listed[]): Promise<Ending> {
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
  const context = contextOf({ ...process, list }, { listed, command, argv });
  return isRefusals(context) ? { reasons: context } : perform(command, context);
}

function asksHelp(argv: readonly string[]): boolean {
  return tokensOf(argv, globals).some(
    (token) => token.kind === 'option' && token.name === 'help' && token.value === undefined,
  );
}

function contextOf(
  { env, cwd, version, out, err, wire, list }: Process & Pick<Context, 'list'>,
  { listed, command, argv }: { listed: Listed; command: Command; argv: readonly string[] },
): Context | readonly Refusal[] {
  const around = { env, cwd, version, out, err, wire, list };
  if (command.raw) return { ...around, flags: {}, args: {}, rest: argv, json: false, now: undefined, as: undefined };
  const parsed = parse(argv, { name: listed.name, flags: command.flags, args: command.args });
  if (!('flags' in parsed)) return parsed;
  const { json, now, as } = parsed.flags as Pick<Context, 'json' | 'now' | 'as'>;
  const read = { flags: parsed.flags as Context['flags'], args: parsed.args as Context['args'] };
  return { ...around, ...read, rest: [], json, now, as };
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
