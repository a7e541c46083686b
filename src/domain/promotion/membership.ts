import { globMatches } from '../glob.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Contract } from '../rules.ts';
import type { Stack } from '../stack.ts';
import type { Wave } from '../wave.ts';

/**
 * The waves with their members, frozen for the promotion (S04.4, S23.9): stacks sorted by name, a canary first. A stack
 * that has the module and is in no wave, or in two, is refused.
 */
export function membershipOf(contract: Contract, stacks: readonly Stack[]): readonly Wave[] | Refusal {
  for (const stack of stacks) {
    const waves = contract.waves.filter(({ accounts }) =>
      accounts.some((glob) => globMatches(glob, stack.environment.account)),
    );
    if (waves.length === 1) continue;
    const names = waves.map(({ name }) => name).join(' and ');
    const say =
      waves.length === 0 ? `${stack.name} has the module and is in no wave` : `${stack.name} is in waves ${names}`;
    return refuse('invalid-file', {
      say,
      fix: `edit the accounts of the waves of ${contract.name}`,
      subject: stack.name,
      owner: 'module owner',
    });
  }
  return contract.waves.map((wave) => {
    const members = stacks
      .filter(({ environment }) => wave.accounts.some((glob) => globMatches(glob, environment.account)))
      .sort((a, b) => rank(a, wave.canary) - rank(b, wave.canary) || (a.name < b.name ? -1 : 1));
    return { ...wave, members: members.map(({ name }) => name) };
  });
}

function rank(stack: Stack, canary: string | undefined): number {
  return canary !== undefined && globMatches(canary, stack.environment.account) ? 0 : 1;
}
