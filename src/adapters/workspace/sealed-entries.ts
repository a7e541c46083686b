import { canonical } from '../../domain/canonical.ts';
import { digestOf } from '../../domain/digest.ts';
import type { CheckoutFile, WorkspaceEntry } from '../../ports/workspace.ts';
import { sideFolder } from '../../ports/workspace.ts';
import { hostile } from './failures.ts';
import { whyLinkUnsafe } from './paths.ts';
import { linkMode, pathsIn, readEntry } from './tree.ts';

const providers = /(?:^|\/)\.terraform\/providers$/;
const moduleHistory = /(?:^|\/)\.terraform\/modules\/.+\/\.git$/;
const backendNote = /(?:^|\/)\.terraform\/terraform\.tfstate$/;

/** Everything that counts: what an apply could read, apart from what `init` fetches again and the lock file covers. */
export async function sealedFiles(root: string): Promise<readonly CheckoutFile[]> {
  const files: CheckoutFile[] = [];
  for (const path of await pathsIn(root, isLeftOut)) {
    const file = await readEntry(root, path);
    const why = file.mode === linkMode ? whyLinkUnsafe(path, new TextDecoder().decode(file.bytes)) : undefined;
    if (why !== undefined) throw hostile(path, why);
    files.push(file);
  }
  return files;
}

export function entryOf({ path, mode, bytes }: CheckoutFile): WorkspaceEntry {
  return { path, mode, digest: digestOf(backendNote.test(path) ? backendIn(bytes) : bytes) };
}

function isLeftOut(path: string): boolean {
  return path === sideFolder || providers.test(path) || moduleHistory.test(path);
}

// Engines write their own version beside the backend, and indent as they like.
function backendIn(bytes: Uint8Array): Uint8Array | string {
  try {
    const { backend } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as { backend?: unknown };
    return canonical({ backend });
  } catch {
    return bytes;
  }
}
