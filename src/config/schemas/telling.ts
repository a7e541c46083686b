import type { ProblemCode } from '../problem-codes.ts';
import { problemCodes } from '../problem-codes.ts';

/** What a schema says about a value it refuses; zod carries one text per issue, so the three stand in one. */
type Told = { readonly code: ProblemCode; readonly say: string; readonly fix?: string };

const divider = '\u0000';

/** A schema's message: `z.string().regex(…, tell('bad-name', 'a name is …', 'write …'))`. */
export function tell(code: ProblemCode, say: string, fix?: string): string {
  return [code, say, ...(fix === undefined ? [] : [fix])].join(divider);
}

/** Reads a message made by `tell`; undefined for zod's own. */
export function toldIn(message: string): Told | undefined {
  const [code, say, fix] = message.split(divider);
  if (code === undefined || say === undefined || !Object.hasOwn(problemCodes, code)) return undefined;
  return { code: code as ProblemCode, say, ...(fix === undefined ? {} : { fix }) };
}
