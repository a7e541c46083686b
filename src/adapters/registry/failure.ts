import { Failure } from '../../domain/failure.ts';

/** The registry, or what it points to, could not be had. */
export function unreachable(message: string, cause?: unknown): Failure {
  return new Failure('module-unreachable', message, { outcome: 'nothing-happened', cause });
}

/** What came is nothing that may be unpacked or judged. */
export function unreadable(message: string, cause?: unknown): Failure {
  return new Failure('module-unreadable', message, { outcome: 'nothing-happened', cause });
}
