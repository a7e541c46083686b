/** Something done between the first apply and the plan that is kept. Addresses and commands are of the engine. */
export type Deed =
  /** Someone edits the cloud by hand: `waves sim poke ACCOUNT …`. */
  | { readonly poke: readonly string[] }
  /** The engine itself is asked for more, `state rm` or `taint`. */
  | { readonly engine: readonly string[] }
  /** Another configuration is applied, and fails where the simulator is told to fail. */
  | { readonly apply: string; readonly failing?: readonly string[] };

/** A small change of a small stack, as somebody would make it. */
export type Story = {
  readonly name: string;
  /** What happens, in words a reviewer would use. */
  readonly about: string;
  /** The configuration that stands applied; absent where there is nothing yet. */
  readonly before?: string;
  readonly between?: readonly Deed[];
  /** The configuration that is planned and kept. */
  readonly after: string;
  /** More arguments of `plan`. */
  readonly plan?: readonly string[];
  /** The plan is kept although the engine ends with an error. */
  readonly errs?: true;
  /** Kept from OpenTofu as well, because it writes this kind of plan in its own way. */
  readonly onTofu?: true | 'only';
};

/** A configuration written with `{}` left open for what changes. */
export function changing(text: (value: string) => string, values: readonly [before: string, after: string]) {
  const [before, after] = values.map(text) as [string, string];
  return { before, after };
}
