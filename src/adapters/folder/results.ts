import type { Results } from '../../ports/results.ts';
import { folderCreateOnly } from './create-only.ts';

/** Results as files, each named by its request id. */
export function folderResults(folder: string): Results {
  const files = folderCreateOnly(folder);
  return {
    put: (requestId, json) => files.put(requestId, new TextEncoder().encode(json)),
    async get(requestId) {
      const bytes = await files.get(requestId);
      return bytes && Buffer.from(bytes).toString();
    },
  };
}
