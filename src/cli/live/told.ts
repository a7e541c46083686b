import type { Context } from '../command.ts';
import type { Opened, Tell } from '../opened.ts';
import { pipelineOf } from '../pipeline.ts';
import type { Teller } from './teller.ts';

/**
 * Runs something and says what happens meanwhile: with --json as a stream on stdout, to a person as a table that is
 * drawn over and over, else as one line a change. What was begun is ended however it ends.
 */
export async function told<T>(context: Context, opened: Opened, work: (tell: Tell) => Promise<T>): Promise<T> {
  const teller = await tellerFor(context, opened);
  try {
    return await work(teller.tell);
  } finally {
    teller.close();
  }
}

async function tellerFor(context: Context, opened: Opened): Promise<Teller> {
  const { json, terminal, env } = context;
  if (json) return (await import('./stream.ts')).streamTeller(context, opened);
  if (terminal && !pipelineOf(env)) return (await import('./table.ts')).tableTeller({ ...context, terminal }, opened);
  return (await import('./lines.ts')).linesTeller(context, opened);
}
