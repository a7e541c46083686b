import type { Exit } from '../domain/codes.ts';
import type { Instant } from '../domain/instant.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Terminal } from '../ports/terminal.ts';
import type { When } from './instant.ts';
import type { Opened } from './opened.ts';
import type { Paint } from './print/paint.ts';
import type { Wire } from './wire.ts';

/** What a command may do: look, change authority (signed by a person), or carry promotions on. */
export type Need = 'read' | 'act' | 'run';

export type FlagSpec =
  | { readonly kind: 'switch'; readonly help: string; readonly short?: string }
  | { readonly kind: 'list' | 'text'; readonly value: string; readonly help: string; readonly required?: true }
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly help: string; readonly required?: true }
  | { readonly kind: 'duration' | 'instant' | 'when'; readonly value: string; readonly help: string };

export type Flags = Readonly<Record<string, FlagSpec>>;

/** Positional arguments in order. Only the last may be left out or repeat. */
export type Args = Readonly<Record<string, ArgSpec>>;

export type ArgSpec = {
  readonly value: string;
  readonly help: string;
  readonly required?: true;
  readonly many?: true;
  /** The only words that it may be. */
  readonly choices?: readonly string[];
};

type Read<S extends FlagSpec> = S extends { kind: 'switch' }
  ? boolean
  : S extends { kind: 'list' }
    ? readonly string[]
    : S extends { kind: 'choice'; choices: readonly (infer C)[] }
      ? C
      : S extends { kind: 'duration' | 'instant' }
        ? number
        : S extends { kind: 'when' }
          ? When
          : string;

type FlagValue<S extends FlagSpec> = S extends { kind: 'switch' | 'list' } | { required: true }
  ? Read<S>
  : Read<S> | undefined;

export type FlagValues<F extends Flags> = { readonly [K in keyof F]: FlagValue<F[K]> };

export type ArgValues<A extends Args> = {
  readonly [K in keyof A]: A[K] extends { many: true }
    ? readonly string[]
    : A[K] extends { required: true }
      ? string
      : string | undefined;
};

export type Context<F extends Flags = Flags, A extends Args = Args> = {
  readonly flags: FlagValues<F>;
  readonly args: ArgValues<A>;
  /** What follows the name of a command that reads its own arguments. */
  readonly rest: readonly string[];
  readonly json: boolean;
  readonly now: Instant | undefined;
  readonly as: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly version: string;
  /** Whole lines, without the line end. `out` is data, `err` is talk. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Where talk goes, if somebody looks at it and it may be written over. */
  readonly terminal: Terminal | undefined;
  /** Asks whoever sits at the terminal; undefined where nobody does, or nobody may be asked. */
  readonly ask: ((question: string, stop: AbortSignal) => Promise<string | undefined>) | undefined;
  /** Colours talk. */
  readonly paint: Paint;
  readonly wire: () => Promise<Wire>;
  /** Every command there is, for the help. */
  readonly list: readonly Listed[];
};

/** How a command ends: said once, by one printer, as text or as JSON. The exit follows from the reasons. */
export type Ending = {
  readonly reasons?: readonly Refusal[];
  /** Data, for stdout. `covers` where it says the reasons already. */
  readonly text?: string;
  readonly covers?: 'reasons';
  /** Talk beside the data, for stderr. */
  readonly talk?: string;
  /** Members of the JSON document beside schema_version, verdict and reasons. */
  readonly document?: object;
  readonly interrupted?: boolean;
  /** The stop was asked for by SIGTERM. */
  readonly terminated?: boolean;
  /** Where no reason decides: what `--exit-code` asks for, or the exit of a command that ran by itself. */
  readonly exit?: Exit;
  /** The command has written its own output. */
  readonly silent?: boolean;
};

type Does<F extends Flags, A extends Args> =
  | { onLedger(context: Context<F, A>, opened: Opened): Promise<Ending> }
  | { run(context: Context<F, A>): Promise<Ending> };

export type CommandOf<F extends Flags, A extends Args> = {
  readonly needs: Need;
  readonly examples: readonly [string, string];
  readonly flags: F;
  readonly args: A;
  /** Reads its own arguments: none is parsed before. */
  readonly raw?: true;
} & Does<F, A>;

export type Command = CommandOf<Flags, Args>;

export const groups = {
  promote: 'Promote',
  decide: 'Decide',
  look: 'Look',
  account: 'Account for it',
  around: 'Around it',
} as const;

/** A command as the help names it. What it takes and does is loaded when it is meant. */
export type Listed = {
  readonly name: string;
  readonly group: keyof typeof groups;
  readonly summary: string;
  readonly load: () => Promise<Command>;
};

/** A command with its flags typed inside and forgotten outside. */
export function command<const F extends Flags, const A extends Args>(of: CommandOf<F, A>): Command {
  return of as unknown as Command;
}
