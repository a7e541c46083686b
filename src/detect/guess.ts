/** How sure a guess is: a file says so; several signs agree; nothing says otherwise. */
export type Sure = 'certain' | 'likely' | 'guess';

/** Where a guess comes from. `say` is what stands there, in a few words. */
export type Evidence = { readonly file: string; readonly line?: number; readonly say: string };

/** Something that was found out by looking, how sure that is, and from what. */
export type Guess<Value> = { readonly value: Value; readonly sure: Sure; readonly evidence: readonly Evidence[] };

const evidenceMax = 3;

/** A guess with the first few of its signs. */
export function guess<Value>(value: Value, sure: Sure, evidence: readonly Evidence[]): Guess<Value> {
  return { value, sure, evidence: evidence.slice(0, evidenceMax) };
}

/** The line of a place in a text, from 1. */
export function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line += 1;
  return line;
}
