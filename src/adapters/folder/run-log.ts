import { constants } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { RunLog } from '../../ports/run-log.ts';
import { readStored } from './read.ts';

// A link planted under the name could lead what is appended to another file.
const openFlags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/** Logs as files, one per promotion and stack: 0600 in folders of 0700, made with the first line. */
export function folderRunLog(folder: string): RunLog {
  return {
    async append(promotion, stack, lines) {
      if (lines.length > 0) await appendTo(join(folder, nameOf(promotion, stack)), `${lines.join('\n')}\n`);
    },
    async read(promotion, stack) {
      const bytes = await readStored(folder, nameOf(promotion, stack), () => undefined);
      return bytes && Buffer.from(bytes).toString();
    },
  };
}

// One write per call, so that the lines of two processes never run into each other.
async function appendTo(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, openFlags, 0o600);
    try {
      await handle.write(text);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new Failure('store-failed', 'a line of the log could not be stored', { outcome: 'unknown', cause });
  }
}

function nameOf(promotion: string, stack: string): string {
  return join(safe(promotion), `${safe(stack)}.log`);
}

/** Another name for another thing, on file systems that ignore case too; never a path of its own. */
function safe(name: string): string {
  const encoded = Array.from(new TextEncoder().encode(name), (byte) => {
    const character = String.fromCharCode(byte);
    return /[a-z0-9-]/.test(character) ? character : `.${byte.toString(16).padStart(2, '0')}`;
  });
  return `of-${encoded.join('')}`;
}
