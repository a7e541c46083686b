import { Failure } from '../../domain/failure.ts';

/** The module's repository could not be had, or does not have what was asked for. */
export function moduleUnreachable(message: string, cause?: unknown): Failure {
  return new Failure('module-unreachable', message, { outcome: 'nothing-happened', cause });
}

/** The module is here and cannot be judged: a submodule, a file that is no UTF-8 or no configuration. */
export function moduleUnreadable(message: string): Failure {
  return new Failure('module-unreadable', message, { outcome: 'nothing-happened' });
}
