import { withEdits } from '../../domain/byte-edits.ts';
import type { ByteEdit, CompanionEdit } from '../../domain/plan-request.ts';
import type { CheckoutFile } from '../../ports/workspace.ts';
import { hostile, workspaceFailure } from './failures.ts';
import { clashIn, whyLinkUnsafe, whyReserved, whyUnsafe, withoutCase } from './paths.ts';
import { executableMode, fileMode, linkMode } from './tree.ts';

const modes = [fileMode, executableMode, linkMode];

/** The files of a checkout with edits and companions made; refuses what could lead an engine astray. */
export function checkedOut(
  files: readonly CheckoutFile[],
  edits: readonly ByteEdit[],
  companions: readonly CompanionEdit[],
): readonly CheckoutFile[] {
  refuseClash(files);
  const made = new Map(files.map((file) => [file.path, file]));
  for (const path of new Set(edits.map((edit) => edit.file))) made.set(path, edited(made.get(path), path, edits));
  for (const { file: path, content } of companions) {
    const mode = made.get(path)?.mode ?? fileMode;
    made.set(path, { path, mode, bytes: new TextEncoder().encode(content) });
  }
  const all = [...made.values()];
  refuseClash(all);
  for (const file of all) refuseHostile(file);
  return all;
}

function edited(file: CheckoutFile | undefined, path: string, edits: readonly ByteEdit[]): CheckoutFile {
  const bytes = file && file.mode !== linkMode ? withEdits(path, file.bytes, edits) : undefined;
  if (file && bytes) return { ...file, bytes };
  const starts = edits.filter((edit) => edit.file === path).map((edit) => edit.start);
  throw workspaceFailure('edit-mismatch', `${path} does not read as expected at byte ${starts.join(', ')}`);
}

function refuseClash(files: readonly CheckoutFile[]): void {
  const paths = files.map((file) => file.path);
  const clash = clashIn(paths, withoutCase);
  if (clash !== undefined) throw hostile(clash, 'is there in two spellings, or as a file and a folder');
}

function refuseHostile({ path, mode, bytes }: CheckoutFile): void {
  const target = mode === linkMode ? new TextDecoder().decode(bytes) : undefined;
  const why =
    whyUnsafe(path) ??
    whyReserved(path) ??
    (modes.includes(mode) ? undefined : `has mode ${mode}: only files and links can be checked out`) ??
    (target === undefined ? undefined : whyLinkUnsafe(path, target));
  if (why !== undefined) throw hostile(path, why);
}
