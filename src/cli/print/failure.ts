import type { Code } from '../../domain/codes.ts';
import { codes } from '../../domain/codes.ts';
import { Failure } from '../../domain/failure.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Ending } from '../command.ts';

/** What was thrown, as an ending: the world broke, or waves itself is wrong. A stack trace only with WAVES_DEBUG. */
export function failureEnding(thrown: unknown, env: Readonly<Record<string, string | undefined>>): Ending {
  const trace = env.WAVES_DEBUG && thrown instanceof Error ? { talk: traceOf(thrown) } : {};
  if (!(thrown instanceof Failure)) {
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    const say = `a bug in waves: ${said}`;
    return { reasons: [refuse('bug', { say, fix: 'report it with what WAVES_DEBUG=1 prints' })], ...trace };
  }
  const { code, message, outcome } = thrown;
  const isKnown = Object.hasOwn(codes, code);
  const say = isKnown ? message : `${message} (${code})`;
  const reason = refuse(isKnown ? (code as Code) : 'world-failed', { say, fix: fixes[outcome] });
  return { reasons: [reason], document: { failure: { code, outcome } }, ...trace };
}

const fixes: Readonly<Record<Failure['outcome'], string>> = {
  'nothing-happened': 'nothing was changed: mend it and give the same command again',
  happened: 'it happened all the same: waves status',
  unknown: 'nobody knows what happened: waves status, before anything else',
};

function traceOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${traceOf(error.cause)}` : '';
  return `${error.stack ?? error.message}${cause}`;
}
