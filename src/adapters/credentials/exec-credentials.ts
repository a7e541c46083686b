import { execa } from 'execa';
import type { ExecCredential } from '../../domain/definitions.ts';
import { Failure } from '../../domain/failure.ts';
import type { Credentials, Identity } from '../../ports/credentials.ts';
import { commandEnvironment, type Variables } from './command-environment.ts';
import { fill } from './fill.ts';
import { credentialsIn } from './printed.ts';

export type ExecCredentialsOptions = {
  /** Only the identities that this process may have. */
  readonly commands: Readonly<Partial<Record<Identity, ExecCredential>>>;
  readonly identity?: ExecCredential;
  /** What a command called `waves` is: the program that runs now. */
  readonly wavesCommand: readonly string[];
  /** The folder that commands run in. */
  readonly folder: string;
  /** The environment waves was started in, of which an allow-list is passed on. */
  readonly parent: Variables;
  readonly deadlineMs?: number;
};

const deadlineMs = 60_000;
const outputBytesMax = 1024 * 1024;
const sayMax = 300;

/** Credentials and identities printed by commands of the governed configuration. No shell reads the commands. */
export function execCredentials(options: ExecCredentialsOptions): Credentials {
  const run = (exec: readonly string[], env: Readonly<Record<string, string>>) => runCommand(exec, env, options);
  return {
    async get(account, identity) {
      const command = options.commands[identity];
      if (!command) throw failed(`no ${identity} credentials are configured for this process`);
      const filled = command.exec.map((text) => fill(text, account, command.exec[0] ?? ''));
      const said = await run(filled, commandEnvironment(options.parent, filled[0] === 'waves' ? 'waves' : 'cloud'));
      return credentialsIn(said) ?? fail(`${filled[0]} printed something else than {"env": {…}, "expires": …}`);
    },
    async whoAmI(env, account) {
      if (!options.identity) return undefined;
      // Only these credentials may answer, not a profile of whoever runs us.
      const environment = { ...env, ...commandEnvironment(options.parent, 'identity') };
      const { exec } = options.identity;
      const filled = exec.map((text) => fill(text, account, exec[0] ?? ''));
      const said = (await run(filled, environment)).trim();
      return /^[\x21-\x7e]{1,200}$/.test(said) ? said : undefined;
    },
  };
}

async function runCommand(
  exec: readonly string[],
  env: Readonly<Record<string, string>>,
  options: ExecCredentialsOptions,
): Promise<string> {
  const [name = '', ...args] = exec;
  const [file = '', ...before] = name === 'waves' ? options.wavesCommand : [name];
  const ended = await execa(file, [...before, ...args], {
    cwd: options.folder,
    env: { ...env },
    extendEnv: false,
    stdin: 'ignore',
    maxBuffer: outputBytesMax,
    timeout: options.deadlineMs ?? deadlineMs,
    reject: false,
  });
  if (!ended.failed) return ended.stdout;
  // The error of the library repeats the environment and all output, so it is no cause.
  const how = ended.timedOut ? 'took too long' : (ended.code ?? `ended with ${ended.exitCode ?? ended.signal}`);
  throw failed(`${name} ${how}: ${lastLine(ended.stderr)}`);
}

function lastLine(stderr: string): string {
  const line = stderr.trimEnd().split('\n').at(-1) ?? '';
  return line.replace(/\p{C}/gu, '?').slice(0, sayMax) || 'it said nothing';
}

function fail(say: string): never {
  throw failed(say);
}

function failed(say: string): Failure {
  return new Failure('credentials-failed', say, { outcome: 'nothing-happened' });
}
