import { Failure, type FailureOutcome } from '../../domain/failure.ts';

const busy = new Set([5, 6]);
const damaged = new Set([11, 26]);
const full = 13;
const cannotOpen = new Set([8, 10, 14]);

/** SQLite's primary result code of an error it threw. */
function resultCode(error: unknown): number | undefined {
  const isOurs = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
  return isOurs ? (error.errcode as number) & 0xff : undefined;
}

export function isBusy(error: unknown): boolean {
  return busy.has(resultCode(error) ?? 0);
}

export function isDamage(error: unknown): boolean {
  return damaged.has(resultCode(error) ?? 0) || (error instanceof Failure && error.code === 'ledger-damaged');
}

/** A database that may be whole and still cannot be opened where it lies, as on a read-only medium. */
export function isUnopenable(error: unknown): boolean {
  return cannotOpen.has(resultCode(error) ?? 0);
}

/** What SQLite or the file system threw, as a Failure. */
export function translate(error: unknown, outcome: FailureOutcome): Failure {
  if (error instanceof Failure) return error;
  if (isBusy(error)) return failure('ledger-busy', 'other processes kept the ledger locked', { outcome, cause: error });
  if (isDamage(error)) return failure('ledger-damaged', 'the database file is damaged', { outcome, cause: error });
  const isFull = resultCode(error) === full || (error instanceof Error && 'code' in error && error.code === 'ENOSPC');
  if (isFull) return failure('disk-full', 'there is no room to write the ledger', { outcome, cause: error });
  return failure('ledger-failed', 'the ledger could not be used', { outcome, cause: error });
}

/** A Failure before anything was written. */
export function refused(code: string, message: string, cause?: unknown): Failure {
  return failure(code, message, { outcome: 'nothing-happened', cause });
}

function failure(code: string, message: string, options: { outcome: FailureOutcome; cause?: unknown }): Failure {
  return new Failure(code, message, options);
}
