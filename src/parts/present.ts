import { contractOf } from '../domain/definitions.ts';
import type { Digest } from '../domain/digest.ts';
import type { Instant } from '../domain/instant.ts';
import type { Present, PresentJudging } from '../domain/promotion/present.ts';
import type { Promotion, StackProgress } from '../domain/promotion/state.ts';
import type { Contract } from '../domain/rules.ts';
import type { StackName } from '../domain/stack.ts';
import type { Objects } from '../ports/objects.ts';
import type { GovernedRules, Unreadable } from './governed-rules.ts';
import { readGovernedRules, rulesUnreadable } from './governed-rules.ts';
import { judgedNow } from './judged-now.ts';
import type { SourcesWorld } from './stack-sources.ts';
import { readSetAt } from './stack-sources.ts';

export type PresentWorld = SourcesWorld & { readonly objects: Objects };

/** Remembers what was read at one head of the branch, so that a loop asks git only for the head. */
export type PresentReader = {
  read(promotion: Promotion, of: { now: Instant; since: number; checkoutDirty: boolean }): Promise<Present>;
  rules(): Promise<GovernedRules | Unreadable>;
};

/** Gathers what is true now for the rules: governance at the branch's head, read sets and judgings under it. */
export function presentReader(world: PresentWorld): PresentReader {
  let known:
    | { rules: GovernedRules | Unreadable; readSets: Map<StackName, Digest>; judgings: Map<Digest, PresentJudging> }
    | undefined;
  const atHead = async () => {
    const head = await world.governed.head();
    if (known?.rules.commit !== head) {
      known = { rules: await readGovernedRules(world.governed, head), readSets: new Map(), judgings: new Map() };
    }
    return known;
  };
  return {
    rules: async () => (await atHead()).rules,
    async read(promotion, { now, since, checkoutDirty }) {
      const { rules, readSets, judgings } = await atHead();
      const base = { now, since, checkoutDirty };
      if ('problems' in rules) {
        return {
          ...base,
          rules: rulesUnreadable(rules),
          contract: undefined,
          readSets: new Map(),
          judgings: new Map(),
        };
      }
      const contract = contractOf(rules.definitions, promotion.release.module);
      const judged = [...promotion.stacks.values()].filter(({ phase, judged }) => phase === 'judged' && judged);
      for (const member of judged)
        await gatherMember(world, { rules, contract, promotion, member, now, readSets, judgings });
      const present = judged.flatMap(({ stack, judged }) => {
        const judging = judged && judgings.get(judged.d);
        return judging ? [[stack, judging] as const] : [];
      });
      return {
        ...base,
        rules: rules.definitions.rules,
        contract,
        readSets: new Map(readSets),
        judgings: new Map(present),
      };
    },
  };
}

async function gatherMember(
  world: PresentWorld,
  of: {
    rules: GovernedRules;
    contract: Contract | undefined;
    promotion: Promotion;
    member: StackProgress;
    now: Instant;
    readSets: Map<StackName, Digest>;
    judgings: Map<Digest, PresentJudging>;
  },
): Promise<void> {
  const { rules, member, readSets, judgings } = of;
  const { judged } = member;
  if (!judged) return;
  if (!readSets.has(member.stack)) {
    const stack = rules.definitions.stacks.find(({ name }) => name === member.stack);
    if (stack) readSets.set(member.stack, (await readSetAt(world, rules, stack)).digest);
    else readSets.set(member.stack, 'gone');
  }
  // Exceptions lapse while nothing else changes.
  const lapses = rules.definitions.rules.exceptions.length > 0;
  if (lapses || !judgings.has(judged.d)) judgings.set(judged.d, await judgedNow(world.objects, of, judged));
}
