import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';

/** Asks the person at the terminal for one line. Undefined where the input ends, or where somebody stops it. */
export async function ask(question: string, stop: AbortSignal): Promise<string | undefined> {
  // The terminal itself echoes and edits the line, and turns Ctrl-C into a signal.
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const closed = once(lines, 'close').then(() => undefined);
  try {
    return await Promise.race([lines.question(question, { signal: stop }), closed]);
  } catch (failure) {
    if (stop.aborted) return undefined;
    throw failure;
  } finally {
    lines.close();
  }
}
