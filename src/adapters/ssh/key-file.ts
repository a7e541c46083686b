import { resolve } from 'node:path';
import { ExecaError, execa } from 'execa';
import { Failure } from '../../domain/failure.ts';
import type { Signer } from '../../ports/signature.ts';
import { sshSignatures } from './verify.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** `tell` gets what `ssh-keygen` says to the person while it runs, such as the request to touch a hardware key. */
export type KeyFile = { readonly file: string; readonly env: Environment; readonly tell: (line: string) => void };

const allowed = ['PATH', 'HOME', 'SSH_AUTH_SOCK'] as const;

/**
 * Signs with a person's own key through `ssh-keygen -Y sign`: a private key file, or a public one whose private half
 * an agent or a hardware key holds. A passphrase or PIN is asked on the terminal by `ssh-keygen` itself.
 */
export function keyFileSigner({ file, env, tell }: KeyFile): Signer {
  return async (message, namespace) => {
    const armored = await run(['-Y', 'sign', '-n', namespace, '-f', resolve(file)], { message, env, tell });
    const checked = sshSignatures.verify(message, armored, namespace);
    if (checked.valid) return armored;
    throw failed('signing-failed', `the key cannot be used here: ${checked.reason}`);
  };
}

type Run = { readonly message: Uint8Array; readonly env: Environment; readonly tell: (line: string) => void };

async function run(args: readonly string[], { message, env, tell }: Run): Promise<string> {
  try {
    const { stdout } = await execa('ssh-keygen', args, {
      input: message,
      env: only(env),
      extendEnv: false,
      stripFinalNewline: false,
      stderr: function* (line: unknown) {
        tell(String(line));
        yield line;
      },
    });
    return stdout;
  } catch (cause) {
    throw translated(cause);
  }
}

function only(env: Environment): Record<string, string> {
  const named = allowed.map((name) => [name, env[name]] as const);
  return Object.fromEntries(named.filter((pair): pair is [(typeof allowed)[number], string] => pair[1] !== undefined));
}

function translated(cause: unknown): Failure {
  if (!(cause instanceof ExecaError)) return failed('signing-failed', 'ssh-keygen could not be run', cause);
  if (cause.code === 'ENOENT') return failed('ssh-keygen-missing', 'there is no ssh-keygen in PATH', cause);
  const said = String(cause.stderr ?? '').trim();
  return failed('signing-failed', `ssh-keygen did not sign: ${said || cause.shortMessage}`, cause);
}

function failed(code: string, message: string, cause?: unknown): Failure {
  return new Failure(code, message, { outcome: 'nothing-happened', cause });
}
