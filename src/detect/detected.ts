import type { Problem } from '../domain/definitions.ts';
import type { EngineChoice } from '../domain/stack.ts';
import type { AccountFound } from './accounts.ts';
import type { BackendFound } from './backends.ts';
import type { Guess } from './guess.ts';
import type { ModuleFound } from './modules.ts';
import type { Root } from './roots.ts';
import type { Owners, Pipeline } from './surroundings.ts';
import type { SharedRoot } from './workspaces.ts';

/** Everything that was found out about a repository by reading it. */
export type Detected = {
  readonly engine: Guess<EngineChoice>;
  readonly branch: Guess<string>;
  /** The `stacks:` pattern; left out where no folder says its account and its stack by two levels. */
  readonly pattern?: Guess<string>;
  readonly roots: readonly Root[];
  /** Names of stacks that the pattern makes, each once per folder. */
  readonly stacks: readonly string[];
  /** Roots the pattern does not cover, and folders it would take for stacks though they look like none. */
  readonly uncovered: readonly string[];
  readonly caught: readonly string[];
  readonly accounts: readonly AccountFound[];
  readonly backends: readonly BackendFound[];
  readonly sharedStates: readonly Guess<readonly string[]>[];
  readonly sharedRoots: readonly SharedRoot[];
  readonly modules: readonly ModuleFound[];
  readonly branches?: Guess<readonly string[]>;
  readonly owners?: Owners;
  readonly pipelines: readonly Pipeline[];
  readonly problems: readonly Problem[];
};

/** Names that configuration can declare; any other name has to be changed first. */
const declarable = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** The environments there are: accounts that the folders name, else those that files and branches are named after. */
export function environmentsOf({ accounts, sharedRoots: shared, branches }: Detected): readonly AccountFound[] {
  const named = accounts.filter(({ name }) => declarable.test(name));
  if (named.length > 0) return named;
  const names = new Set([...shared.flatMap(({ environments }) => environments), ...(branches?.value ?? [])]);
  return [...names].map((name) => ({ name, stacks: 0, candidates: [] }));
}
