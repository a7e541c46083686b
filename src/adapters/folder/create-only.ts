import { type CreateOnly, checkName } from '../../ports/create-only.ts';
import { isStored, readStored } from './read.ts';
import { writeOnce } from './write-once.ts';

/** A folder of files written once: 0600 in folders of 0700, made on the first put. */
export function folderCreateOnly(folder: string): CreateOnly {
  return {
    async put(name, bytes) {
      checkName(name);
      await writeOnce(folder, name, bytes);
    },
    async get(name) {
      checkName(name);
      return readStored(folder, name, () => undefined);
    },
    async has(name) {
      checkName(name);
      return isStored(folder, name);
    },
  };
}
