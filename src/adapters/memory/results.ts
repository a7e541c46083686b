import { alreadyThere, checkName } from '../../ports/create-only.ts';
import type { Results } from '../../ports/results.ts';

/** Results in this process. */
export function memoryResults(): Results {
  const stored = new Map<string, string>();
  return {
    async put(requestId, json) {
      checkName(requestId);
      if (stored.has(requestId)) throw alreadyThere(requestId);
      stored.set(requestId, json);
    },
    async get(requestId) {
      checkName(requestId);
      return stored.get(requestId);
    },
  };
}
