import { loadDefinitions } from '../config/load.ts';
import { configPaths, rulePaths } from '../config/tree.ts';
import type { Definitions, Problem } from '../domain/definitions.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { TreeFault } from '../domain/tree-fault.ts';
import type { Governed, TreeFile } from '../ports/governed.ts';

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
const strict = new TextDecoder('utf-8', { fatal: true });

/** Reads the configuration at a commit: from git objects, never from a working tree (INV-5). */
export async function readGovernedRules(governed: Governed, commit: string): Promise<GovernedRules | Unreadable> {
  const files = await governed.files(commit);
  // A link's bytes are its target's name, which is no configuration; a rule that is a link would be overlooked.
  const [links, others] = [files.filter(isLink), files.filter((file) => !isLink(file))];
  const paths = others.map(({ path }) => path);
  const contents = await governed.read(commit, configPaths(paths));
  const texts = new Map([...contents].map(([path, bytes]) => [path, decoder.decode(bytes)]));
  const garbled = rulePaths(paths).filter((path) => !isText(contents.get(path)));
  const faults = new Map<string, TreeFault>([
    ...links.map(({ path }) => [path, 'link'] as const),
    ...garbled.map((path) => [path, 'not-text'] as const),
  ]);
  const loaded = loadDefinitions({ paths, text: (path) => texts.get(path), faults });
  if ('problems' in loaded) return { commit, problems: loaded.problems };
  return { commit, paths, definitions: loaded.definitions, texts };
}

function isLink({ mode }: Pick<TreeFile, 'mode'>): boolean {
  return mode === '120000';
}

function isText(bytes: Uint8Array | undefined): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
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
