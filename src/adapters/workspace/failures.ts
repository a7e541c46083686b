import { Failure } from '../../domain/failure.ts';

export function workspaceFailure(code: string, say: string, cause?: unknown): Failure {
  return new Failure(code, say, { outcome: 'nothing-happened', cause });
}

export function hostile(path: string, why: string): Failure {
  return workspaceFailure('checkout-hostile', `${JSON.stringify(path)} ${why}`);
}

/** A full disk has a code of its own: an engine that meets it may lose a state (F10). */
export async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw workspaceFailure('disk-full', 'the disk is full', cause);
    throw cause instanceof Failure ? cause : workspaceFailure('workspace-failed', 'the folder failed', cause);
  }
}
