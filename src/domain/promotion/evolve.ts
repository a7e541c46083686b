import type { StackName } from '../stack.ts';
import { actId } from './act-id.ts';
import { evolveStack } from './evolve-stack.ts';
import type { PromotionFact, StackFact } from './facts.ts';
import type { Promotion, Recorded, StackProgress } from './state.ts';

/** A promotion as it begins. */
export function begin(fact: Extract<PromotionFact, { type: 'promotion-started' }>, recorded: Recorded): Promotion {
  const stacks = new Map<StackName, StackProgress>();
  for (const wave of fact.waves) {
    for (const stack of wave.members) {
      const from = fact.from[stack] ?? fact.release.version;
      stacks.set(stack, { stack, wave: wave.name, from, phase: 'pending', lapses: 0, pin: 'not-yet', failures: 0 });
    }
  }
  const { promotion: id, kind, release, starter, contract, rules, waves, act: startAct } = fact;
  const pinned = { release, starter, startAct, contract, rules, waves };
  return { id, kind, state: 'open', ...pinned, started: recorded, stacks, grants: [] };
}

/** A promotion after one more fact. Never refuses: facts have happened. */
export function evolve(promotion: Promotion, fact: PromotionFact | StackFact, recorded: Recorded): Promotion {
  if ('stack' in fact) return evolveMember(promotion, fact, recorded);
  switch (fact.type) {
    case 'promotion-started':
      return promotion;
    case 'approved':
      return { ...promotion, grants: [...promotion.grants, { id: actId(fact.act), act: fact.act, ...recorded }] };
    case 'approval-revoked':
      return { ...promotion, grants: promotion.grants.map((grant) => revokeIf(grant, fact.act.act.revokes, recorded)) };
    case 'promotion-held':
      return { ...promotion, held: { by: fact.act.act.by, reason: fact.act.act.reason ?? '', ...recorded } };
    case 'promotion-resumed': {
      const { held: _, ...rest } = promotion;
      return { ...rest, resumed: recorded };
    }
    case 'promotion-aborted':
      return close(promotion, 'aborted', fact.act.act, recorded);
    case 'promotion-rejected':
      return close(promotion, 'rejected', fact.act.act, recorded);
    case 'promotion-released':
      return { ...promotion, state: 'released', ended: recorded };
  }
}

function evolveMember(promotion: Promotion, fact: StackFact, recorded: Recorded): Promotion {
  const stack = promotion.stacks.get(fact.stack);
  if (!stack) return promotion;
  const stacks = new Map(promotion.stacks);
  stacks.set(fact.stack, evolveStack(stack, fact, recorded));
  return { ...promotion, stacks };
}

function revokeIf(grant: Promotion['grants'][number], id: string | undefined, recorded: Recorded) {
  return grant.id === id && !grant.revoked ? { ...grant, revoked: recorded } : grant;
}

function close(
  promotion: Promotion,
  state: 'aborted' | 'rejected',
  act: { readonly by: string; readonly reason?: string },
  recorded: Recorded,
): Promotion {
  const reason = act.reason === undefined ? {} : { reason: act.reason };
  return { ...promotion, state, ended: { by: act.by, ...reason, ...recorded } };
}
