import { loadDefinitions } from '../config/load.ts';
import { configPaths } from '../config/tree.ts';
import type { Definitions, Problem } from '../domain/definitions.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { Governed } from '../ports/governed.ts';

/** The configuration on one commit of the governed branch, with every path of that commit. */
export type GovernedRules = {
  readonly commit: string;
  readonly paths: readonly string[];
  readonly definitions: Definitions;
  /** The texts the definitions were read from, by path. */
  readonly texts: ReadonlyMap<string, string>;
};

export type Unreadable = { readonly commit: string; readonly problems: readonly Problem[] };

const decoder = new TextDecoder();

/** Reads the configuration at a commit: from git objects, never from a working tree (INV-5). */
export async function readGovernedRules(governed: Governed, commit: string): Promise<GovernedRules | Unreadable> {
  const files = await governed.files(commit);
  // A link's bytes are its target's name, which is no configuration.
  const paths = files.filter(({ mode }) => mode !== '120000').map(({ path }) => path);
  const contents = await governed.read(commit, configPaths(paths));
  const texts = new Map([...contents].map(([path, bytes]) => [path, decoder.decode(bytes)]));
  const loaded = loadDefinitions({ paths, text: (path) => texts.get(path) });
  if ('problems' in loaded) return { commit, problems: loaded.problems };
  return { commit, paths, definitions: loaded.definitions, texts };
}

/** An unreadable rule file closes the gate: no data, with the first problem and how many there are. */
export function rulesUnreadable({ commit, problems }: Unreadable): Refusal {
  const first = problems[0];
  const where = first ? `${first.file}:${first.line}:${first.column}: ${first.say}` : 'nothing can be read';
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return refuse('rules-unreadable', {
    say: `the rules on ${commit.slice(0, 12)} cannot be read: ${where}${more}`,
    fix: 'waves validate, then mend the governed branch',
    owner: 'platform team',
  });
}
