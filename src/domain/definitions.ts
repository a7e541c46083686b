import type { Contract, Rules } from './rules.ts';
import type { EngineChoice, Stack } from './stack.ts';

/** A module of the catalogue: where it comes from, and how a version is written as a tag. */
export type CatalogueModule = {
  readonly name: string;
  /** The source address as pins write it, without `?ref=`. */
  readonly source: string;
  readonly origin: 'own' | 'external';
  /** `v{version}`. */
  readonly tags: string;
  /** A line of a variable file that says the version, in every stack that has the file; its path is from the stack's folder. */
  readonly pin?: { readonly file: string; readonly variable: string };
};

/** A command that prints `{ "env": {…}, "expires": … }`; `{account}`, `{id}`, `{region}` are filled in. */
export type ExecCredential = { readonly exec: readonly string[] };

/** Credentials the cloud hands out: a role taken with a web identity or the caller's profile, or a profile by name. */
export type CloudCredential = { readonly role: string } | { readonly profile: string };

/** One HTTP-JSON collector of one evidence kind. `{account}` and `{sim.port}` are filled into the address. */
export type Collector = {
  readonly kind: string;
  readonly http: string;
  /** `left op right` over numbers of the answer, e.g. `false_positive_rate <= baseline_rate * 2`. */
  readonly pass: string;
  /** The kind is about resources of this type: not applicable to a stack that has none after its apply. */
  readonly appliesTo?: string;
  readonly sampleCount?: string;
  readonly minSamples?: number;
};

/** A repository's configuration on one commit, checked and with defaults filled in. */
export type Definitions = {
  readonly engine: EngineChoice;
  readonly branch: string;
  readonly remote?: string;
  /** Where ledger, locks and plans are kept, as an address; left out, SQLite on this machine. */
  readonly store?: string;
  readonly accounts: Readonly<Record<string, string>>;
  readonly stacks: readonly Stack[];
  readonly modules: readonly CatalogueModule[];
  /** By module name; `default` serves the rest. */
  readonly contracts: Readonly<Record<string, Contract>>;
  readonly rules: Rules;
  readonly credentials: { readonly plan?: ExecCredential; readonly apply?: ExecCredential };
  /** The same two identities where they are written as `role` or `profile`. */
  readonly cloudCredentials?: { readonly plan?: CloudCredential; readonly apply?: CloudCredential };
  readonly identity?: ExecCredential;
  /** Host of a module source → address of its module service, ending in `/`; `{sim.port}` is filled in. */
  readonly registries: Readonly<Record<string, string>>;
  readonly gitMirrors: Readonly<Record<string, string>>;
  /** For private modules. */
  readonly gitCredential?: ExecCredential;
  readonly providersSimulated: boolean;
  readonly providersMirror?: string;
  /** Platforms that a newly chosen provider is locked for; empty for the one that chooses. */
  readonly providersPlatforms: readonly string[];
  readonly collectors: readonly Collector[];
  /** Producers whose signed `evidence add` counts, by kind: role names. */
  readonly producers: Readonly<Record<string, readonly string[]>>;
  readonly workRoot: string;
  /** How many stacks `waves drift` looks at together. */
  readonly driftConcurrency: number;
  /** How long a stack's engine may run at all. */
  readonly stackDeadline: number;
};

/** A file of the repository is wrong. One of a list: all are reported at once. A warning is read as it stands. */
export type Problem = {
  readonly code: string;
  readonly severity?: 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly say: string;
  readonly fix?: string;
  /** The line, or the part of it after `start` characters, and how much of it is meant. */
  readonly frame?: { readonly text: string; readonly length: number; readonly start?: number };
  /** Other places that matter: what was declared where. */
  readonly notes?: readonly { readonly file: string; readonly line: number; readonly say: string }[];
};

/** The contract a module's promotions follow: its own, else the default one. */
export function contractOf({ contracts }: Pick<Definitions, 'contracts'>, module: string): Contract | undefined {
  return contracts[module] ?? contracts.default;
}
