import type { Detected } from '../detect/detected.ts';
import type { SetUp } from '../detect/set-up.ts';
import type { ModuleVersions } from '../detect/versions.ts';
import type { Instant } from '../domain/instant.ts';

/** A repository as `init` finds it, and the files it lacks. */
export type LookedAt = {
  readonly folder: string;
  readonly found: Detected;
  readonly setUp: SetUp;
  /** What is there and could not be looked at, and why. */
  readonly unread: readonly { readonly path: string; readonly say: string }[];
  readonly hasCommits: boolean;
  readonly isShallow: boolean;
  readonly submodules: readonly string[];
};

/** Versions by module as the working tree says them, at a moment. */
export type VersionsSeen = {
  readonly modules: readonly ModuleVersions[];
  readonly unread: LookedAt['unread'];
  readonly isShallow: boolean;
  readonly at: Instant;
};
