import { alreadyThere, type CreateOnly, checkName } from '../../ports/create-only.ts';

/** Create-only bytes in this process; what callers do to their arrays afterwards changes nothing here. */
export function memoryCreateOnly(): CreateOnly {
  const stored = new Map<string, Uint8Array>();
  return {
    async put(name, bytes) {
      checkName(name);
      if (stored.has(name)) throw alreadyThere(name);
      stored.set(name, bytes.slice());
    },
    async get(name) {
      checkName(name);
      return stored.get(name)?.slice();
    },
    async has(name) {
      checkName(name);
      return stored.has(name);
    },
  };
}
