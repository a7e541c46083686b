import { canonical } from '../canonical.ts';
import { globMatches } from '../glob.ts';
import type { PlanRecord } from '../plan-record.ts';
import type { WaveRule } from '../rules.ts';
import type { Wave } from '../wave.ts';
import type { Promotion } from './state.ts';

/** The waves of the promotion say what the pinned contract says, members apart. */
export function wavesHold(promotion: Promotion, rules: readonly WaveRule[]): boolean {
  const stated = promotion.waves.map(({ members: _, ...rule }) => rule);
  return canonical(stated) === canonical(rules);
}

/** Membership is a claim too: a stack in an earlier wave than its account's would go first, and ask whom that asks. */
export function isMember({ environment, stack }: PlanRecord, wave: Wave | undefined): boolean {
  const holds = wave?.accounts.some((glob) => globMatches(glob, environment.account)) ?? false;
  return holds && wave?.members.includes(stack) === true;
}
