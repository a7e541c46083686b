import type { Difference } from '../drift/difference.ts';
import { wholeObject } from '../drift/expect.ts';
import type { Instant } from '../instant.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { StackName } from '../stack.ts';

/** A stack is not as it was applied: what of it, whose leave for it ended, and the ways on (S16.3). */
export function driftedRefusal(
  stack: StackName,
  drifted: readonly Difference[],
  { since }: { readonly since: Instant },
): Refusal {
  const lapsed = drifted.flatMap((difference) => difference.lapsed ?? [])[0];
  const ended = lapsed ? ` (${lapsed.from} until its time was up; ${lapsed.owner} answers for it)` : '';
  return refuse('drifted', {
    say: `${stack} has drifted: ${listed(drifted)}${ended}`,
    fix: `waves reconcile ${stack}, ${acceptCommand(stack, drifted)}, a row of drift.ignore in waves.yaml, or put the world right by hand`,
    subject: stack,
    owner: lapsed?.owner ?? 'stack owner',
    since,
  });
}

/** The command that accepts the first of this drift, with what only a person can say left open. */
export function acceptCommand(stack: StackName, drifted: readonly Difference[]): string {
  const { address = 'ADDRESS', attributes = [] } = drifted[0] ?? {};
  const names = attributes.length === 0 ? [wholeObject] : attributes;
  const flags = names.slice(0, 5).map((name) => `--attribute ${quoted(name)}`);
  return `waves drift accept ${stack} --address ${quoted(address)} ${flags.join(' ')} --owner … --reason … --expires …`;
}

/** For a shell: a key of for_each may hold anything. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The first differences in words, and how many more there are. */
export function listed(differences: readonly Difference[]): string {
  const shown = differences.slice(0, 5).map(({ address, say }) => `${address} ${say}`);
  return shown.join(', ') + (differences.length > 5 ? ` and ${differences.length - 5} more` : '');
}
