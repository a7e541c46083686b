import { fileURLToPath } from 'node:url';

/** Files that are shipped beside the program are found from here: `src` and `dist`, which is flat, lie directly in it. */
export const packageFolder = fileURLToPath(new URL('..', import.meta.url));
