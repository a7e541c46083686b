import { Failure } from '../../domain/failure.ts';
import type { StateMark } from '../../domain/plan-result.ts';

/** Lineage and serial of a pulled state; nothing else of it is kept. */
export function markOf(text: string): StateMark {
  if (text.trim() === '') return 'absent';
  const { lineage, serial } = parsed(text);
  if (lineage === '') return 'absent';
  if (typeof lineage === 'string' && typeof serial === 'number' && Number.isSafeInteger(serial)) {
    return { lineage, serial };
  }
  throw new Failure('engine-failed', 'the engine printed no state that can be read', { outcome: 'nothing-happened' });
}

function parsed(text: string): { readonly lineage?: unknown; readonly serial?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
