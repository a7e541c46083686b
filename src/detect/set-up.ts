import { loadDefinitions } from '../config/load.ts';
import type { ConfigTree } from '../config/tree.ts';
import type { Problem } from '../domain/definitions.ts';
import type { Detected } from './detected.ts';
import { environmentsOf } from './detected.ts';
import { defaultWavesText } from './files/default-waves.ts';
import type { PersonHere } from './files/people-file.ts';
import { peopleFileText } from './files/people-file.ts';
import { wavesFileText } from './files/waves-file.ts';

/** A file that a repository lacks, with what would stand in it. */
export type NewFile = { readonly path: string; readonly text: string };

export type SetUp = {
  readonly files: readonly NewFile[];
  /** Files of the set-up that were there before; nobody touches them. */
  readonly there: readonly string[];
  /** What `waves validate` would say with the new files in place. */
  readonly problems: readonly Problem[];
};

/** The files that a repository lacks, and what would still be wrong with all of them in place. */
export function setUpOf(found: Detected, tree: ConfigTree, here: PersonHere | undefined): SetUp {
  const has = (path: RegExp) => tree.paths.some((one) => path.test(one));
  const there = tree.paths.filter((path) => /^(?:waves\.yaml|(?:waves|policies)\/[^/]+\.yaml)$/.test(path));
  const files: NewFile[] = [];
  if (!has(/^waves\.yaml$/)) files.push({ path: 'waves.yaml', text: wavesFileText(found) });
  if (!has(/^waves\/[^/]+\.yaml$/))
    files.push({ path: 'waves/default.yaml', text: defaultWavesText(environmentsOf(found)) });
  if (!has(/^policies\/[^/]+\.yaml$/)) {
    files.push({ path: 'policies/people.yaml', text: peopleFileText(here, found.owners) });
  }
  return { files, there, problems: problemsWith(files, tree) };
}

function problemsWith(files: readonly NewFile[], tree: ConfigTree): readonly Problem[] {
  const fresh = new Map(files.map(({ path, text }) => [path, text]));
  const loaded = loadDefinitions({
    paths: [...new Set([...tree.paths, ...fresh.keys()])].sort(),
    text: (path) => fresh.get(path) ?? tree.text(path),
  });
  return 'problems' in loaded ? loaded.problems : [];
}
