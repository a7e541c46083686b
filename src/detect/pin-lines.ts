import type { ModuleUse } from './modules.ts';
import type { Seen } from './seen.ts';

/** Where a call says its version, and the text that says it, by which its history is searched. */
export type PinLine = { readonly file: string; readonly line: number; readonly text: string };

/** The line of a call's pin: of `version` where there is one, else of `source`; the block's own where neither is found. */
export function pinLineOf({ call }: ModuleUse, { texts }: Pick<Seen, 'texts'>): PinLine {
  const lines = (texts.get(call.file) ?? '').split('\n');
  const says = call.version === undefined ? call.source : call.version;
  const name = call.version === undefined ? /\bsource\b/ : /\bversion\b/;
  const found = lines.findIndex(
    (line, index) => index >= call.line - 1 && says !== undefined && name.test(line) && line.includes(says),
  );
  const index = found < 0 ? call.line - 1 : found;
  return { file: call.file, line: index + 1, text: (lines[index] ?? '').trim() };
}
