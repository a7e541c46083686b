import type { ChildProcess } from 'node:child_process';
import { text } from 'node:stream/consumers';

export type Reason = {
  readonly code: string;
  readonly say: string;
  readonly fix: string;
  readonly subject: string | null;
  readonly owner: string | null;
  readonly until: string | null;
};

/** How one `waves` command ended. */
export type Ran = {
  readonly exit: number;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly reasons: readonly Reason[];
  /** The codes of the reasons, each once, sorted. */
  readonly codes: readonly string[];
  /** The document it printed last, read as what the caller knows it to be. */
  json<T>(): T;
  /** Throws with everything the command said unless it ended so. Answers itself. */
  expect(exit: number, ...codes: readonly string[]): Ran;
};

export async function ranOf(child: ChildProcess, args: readonly string[]): Promise<Ran> {
  const { stdout: out, stderr: err } = child;
  if (!out || !err) throw new Error('the command has no output to read');
  const ended = new Promise<{ exit: number; signal: string | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ exit: code ?? -1, signal }));
  });
  const [{ exit, signal }, stdout, stderr] = await Promise.all([ended, text(out), text(err)]);
  const document = lastDocument(stdout);
  const reasons = document?.reasons ?? [];
  const codes = [...new Set(reasons.map(({ code }) => code))].sort();
  const ran: Ran = {
    exit,
    signal,
    stdout,
    stderr,
    reasons,
    codes,
    json<T>() {
      if (!document) throw new Error(`waves ${args.join(' ')} printed no document\n${stdout}${stderr}`);
      return document as T;
    },
    expect(wanted, ...named) {
      const isSo = exit === wanted && named.every((code) => codes.includes(code));
      if (isSo) return ran;
      const should = [wanted, ...named].join(' ');
      throw new Error(`waves ${args.join(' ')}\nended ${exit}, and should ${should}\n${stdout}${stderr}`);
    },
  };
  return ran;
}

function lastDocument(stdout: string): { reasons?: readonly Reason[] } | undefined {
  try {
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as { reasons?: readonly Reason[] };
  } catch {
    return undefined;
  }
}
