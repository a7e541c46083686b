import type { Loaded } from '../config/load.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Refusal } from '../domain/refusal.ts';
import { surroundingsOf } from './around.ts';
import type { Context } from './command.ts';
import { problemsRefusal } from './print/problems.ts';

type Read = Extract<Loaded, { readonly definitions: Definitions }>;

/** The configuration as it stands in the working tree, for those who look and decide nothing. */
export async function workingDefinitions(context: Context): Promise<Read | Refusal> {
  const { workingFiles } = await context.wire();
  const { loadDefinitions } = await import('../config/load.ts');
  const loaded = loadDefinitions(await workingFiles(surroundingsOf(context)));
  return 'problems' in loaded ? problemsRefusal(loaded.problems, 'invalid-file') : loaded;
}
