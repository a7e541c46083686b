import type { CreateOnly } from '../../ports/create-only.ts';
import type { KeyRing } from '../../ports/keyring.ts';

/** One file per person. Give it a private folder: one that refuses to be readable by others. */
export function keyRing(files: CreateOnly): KeyRing {
  return {
    put: (person, privateKey) => files.put(fileOf(person), new TextEncoder().encode(privateKey)),
    async get(person) {
      const bytes = await files.get(fileOf(person));
      return bytes && Buffer.from(bytes).toString();
    },
  };
}

/**
 * A file name for any person id, different for different ids, on file systems that ignore case too: what is not
 * `a-z 0-9 -` becomes a dot and two hex digits per byte.
 */
function fileOf(person: string): string {
  const safe = Array.from(new TextEncoder().encode(person), (byte) => {
    const character = String.fromCharCode(byte);
    return /[a-z0-9-]/.test(character) ? character : `.${byte.toString(16).padStart(2, '0')}`;
  });
  return `person-${safe.join('')}`;
}
