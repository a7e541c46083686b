import type { Fact } from '../../domain/promotion/facts.ts';
import type { Promotion, StackProgress } from '../../domain/promotion/state.ts';
import { choiceKey } from '../../domain/provider-lock.ts';
import type { Desk } from './desk.ts';
import { landedFiles } from './landed-files.ts';

/** Puts the pin on the governed branch, as an effect with its own intent and outcome (DESIGN 4, direct mode). */
export async function land(desk: Desk, promotion: Promotion, member: StackProgress): Promise<void> {
  const about = { promotion: promotion.id, stack: member.stack };
  const { version } = promotion.release;
  const record = member.judged?.record;
  if (!record) return;
  const branch = (await desk.book.state()).opened?.governed.branch ?? '';
  const intended: Fact = { type: 'pin-intended', ...about, version, branch };
  if (member.pin === 'not-yet') {
    const begun = await desk.record((state) =>
      mayLand(state.promotions.get(promotion.id), member) ? { facts: [intended] } : undefined,
    );
    if (!begun.written) return;
  }
  const landed = await commitPin(desk, promotion, member);
  await desk.record((state) => {
    if (state.promotions.get(promotion.id)?.stacks.get(member.stack)?.pin === 'landed') return undefined;
    return { facts: [landed] };
  });
  const say =
    landed.type === 'pin-landed'
      ? landed.unchanged
        ? 'pin was there'
        : 'pin landed'
      : `pin not landed: ${landed.say}`;
  desk.world.tell({ type: landed.type === 'pin-landed' ? 'landed' : 'warning', ...about, wave: member.wave, say });
}

/** What was applied is owed its pin, come what may; a plan of nothing only as it was looked at, in a promotion that goes on. */
function mayLand(promotion: Promotion | undefined, looked: StackProgress): boolean {
  const member = promotion?.stacks.get(looked.stack);
  if (!promotion || member?.pin !== 'not-yet') return false;
  if (member.phase === 'applied') return true;
  const same = member.phase === 'judged' && member.judged?.d === looked.judged?.d;
  return same && promotion.state === 'open' && promotion.held === undefined;
}

type Landed = Extract<Fact, { type: 'pin-landed' | 'pin-failed' }>;

async function commitPin(desk: Desk, promotion: Promotion, member: StackProgress): Promise<Landed> {
  const about = { promotion: promotion.id, stack: member.stack };
  const { version } = promotion.release;
  const rules = await desk.present.rules();
  const failed = (code: string, say: string): Landed => ({ type: 'pin-failed', ...about, code, say });
  if ('problems' in rules) return failed('rules-unreadable', 'the rules on the governed branch cannot be read');
  const stack = rules.definitions.stacks.find(({ name }) => name === member.stack);
  const module = rules.definitions.modules.find(({ name }) => name === promotion.release.module);
  if (!stack || !module) return failed('not-here', 'the stack or its module is gone from the governed branch');
  const from = member.judged?.record.fromVersion ?? member.from;
  const { edits = [], companions = [] } = member.judged?.record ?? {};
  const paths = [...new Set([...edits, ...companions].map(({ file }) => file))];
  if (paths.length === 0) {
    return { type: 'pin-landed', ...about, version, commit: rules.commit, unchanged: true };
  }
  const choices = (await desk.book.state()).providers;
  const chosen = choices.get(choiceKey(promotion.release, stack.engine.kind))?.chosen ?? [];
  const answer = await desk.world.landing.land({
    paths,
    at: desk.world.clock.now(),
    message: `Pin ${module.name} ${version} in ${stack.name}\n\nApplied by waves in promotion ${promotion.id}, plan ${member.judged?.d ?? ''}.`,
    edit: (files) => landedFiles(desk.world, files, { stack, module, from, version, companions, chosen }),
  });
  if (!answer.landed) return failed(answer.code, answer.say);
  return { type: 'pin-landed', ...about, version, commit: answer.commit, unchanged: answer.foreign === true };
}
