import { canonical } from '../../domain/canonical.ts';
import type { CheckoutFile } from '../../ports/workspace.ts';
import { workspaceFailure } from './failures.ts';
import { clashIn, whyLinkUnsafe, whyUnsafe } from './paths.ts';
import { executableMode, fileMode, linkMode } from './tree.ts';

const title = 'waves-workspace 1\n';

/**
 * Files as one archive: a title, one line of canonical JSON `[[path, mode, length], …]`, then the bytes one after the
 * other. Equal files make equal bytes, which zip and tar with their times and owners do not.
 */
export function packed(files: readonly CheckoutFile[]): Uint8Array {
  const index = canonical(files.map(({ path, mode, bytes }) => [path, mode, bytes.length]));
  return new Uint8Array(Buffer.concat([Buffer.from(`${title}${index}\n`), ...files.map((file) => file.bytes)]));
}

/** The files of an archive. Believes nothing it says. */
export function unpacked(archive: Uint8Array): readonly CheckoutFile[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const head = bytes.subarray(0, title.length).toString('latin1');
  const lineEnd = bytes.indexOf('\n', title.length);
  if (head !== title || lineEnd < 0) throw damaged('it is no workspace');
  const files: CheckoutFile[] = [];
  let at = lineEnd + 1;
  for (const [path, mode, length] of indexIn(bytes.toString('utf8', title.length, lineEnd))) {
    files.push({ path, mode, bytes: new Uint8Array(bytes.subarray(at, at + length)) });
    at += length;
  }
  if (at !== bytes.length) throw damaged('its length is not what it says');
  const clash = clashIn(
    files.map((file) => file.path),
    (path) => path,
  );
  if (clash !== undefined) throw damaged(`${JSON.stringify(clash)} is there twice`);
  for (const file of files) refuse(file);
  return files;
}

function indexIn(line: string): readonly (readonly [path: string, mode: string, length: number])[] {
  let rows: unknown;
  try {
    rows = JSON.parse(line);
  } catch (cause) {
    throw damaged('its index cannot be read', cause);
  }
  if (!Array.isArray(rows) || !rows.every(isRow)) throw damaged('its index cannot be read');
  return rows;
}

function isRow(row: unknown): row is [string, string, number] {
  if (!Array.isArray(row) || row.length !== 3) return false;
  const [path, mode, length] = row as unknown[];
  return typeof path === 'string' && typeof mode === 'string' && Number.isSafeInteger(length) && Number(length) >= 0;
}

function refuse({ path, mode, bytes }: CheckoutFile): void {
  const why =
    whyUnsafe(path) ??
    ([fileMode, executableMode, linkMode].includes(mode) ? undefined : `has mode ${mode}`) ??
    (mode === linkMode ? whyLinkUnsafe(path, new TextDecoder().decode(bytes)) : undefined);
  if (why !== undefined) throw damaged(`${JSON.stringify(path)} ${why}`);
}

function damaged(why: string, cause?: unknown) {
  return workspaceFailure('archive-damaged', `the sealed workspace cannot be restored: ${why}`, cause);
}
