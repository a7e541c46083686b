import { Failure } from '../../domain/failure.ts';

/** The Failure of a plan file that is not as an engine writes it. */
export function unreadable(why: string, cause?: unknown): Failure {
  return new Failure('plan-unreadable', `the plan file cannot be read: ${why}`, { outcome: 'nothing-happened', cause });
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text that must be UTF-8. */
export function textOf(bytes: Uint8Array, what: string): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw unreadable(`${what} is no UTF-8`, cause);
  }
}

/** JSON that must be such. */
export function jsonOf(bytes: Uint8Array, what: string): unknown {
  const text = textOf(bytes, what);
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(`${what} is no JSON`);
  }
}
