import { isRefusal, refuse } from '../../domain/refusal.ts';
import { stackRow } from '../../views/stack-row.ts';
import { actEnding } from '../act-ending.ts';
import type { Ending } from '../command.ts';
import { command } from '../command.ts';
import { knownPromotion } from '../known-promotion.ts';
import type { Opened } from '../opened.ts';
import type { PartOrder } from '../orders.ts';

export const settle = command({
  needs: 'run',
  examples: [
    'waves settle p-7f3a --stack sandbox-01/network-edge',
    'waves settle p-7f3a --stack sandbox-01/network-edge --accept-partial --reason "the rest is removed by hand"',
  ],
  args: { promotion: { value: 'PROMOTION', help: 'whose apply it was', required: true } },
  flags: {
    stack: { kind: 'text', value: 'STACK', help: 'the stack whose outcome is open', required: true },
    only: { kind: 'choice', choices: ['apply'], help: 'only adopt what the supervisor left; compare nothing' },
    'accept-partial': { kind: 'switch', help: 'take what stands there as it is; needs a second person' },
    reason: { kind: 'text', value: 'TEXT', help: 'why that is right' },
  },
  async onLedger({ args: { promotion }, flags }, opened) {
    const { stack, reason, only, 'accept-partial': accepts } = flags;
    if (accepts !== (reason !== undefined)) {
      const say = accepts ? '--accept-partial needs --reason' : '--reason belongs to --accept-partial';
      return { reasons: [refuse('bad-usage', { say, fix: 'waves help settle' })] };
    }
    if (reason !== undefined) return actEnding(await opened.act({ do: 'accept-partial', promotion, stack, reason }));
    const job = { promotion, stack };
    return only ? { reasons: await opened.settlePart(job), document: job } : settled(job, opened);
  },
});

/** Settles, and says how the stack stands. What is still unknown afterwards is a reason of its own. */
async function settled(job: PartOrder, opened: Opened): Promise<Ending> {
  const reasons = await opened.settle(job);
  const promotion = knownPromotion(await opened.state(), job.promotion);
  if (isRefusal(promotion)) return { reasons: reasons.length > 0 ? reasons : [promotion] };
  const member = promotion.stacks.get(job.stack);
  if (!member || reasons.length > 0) return { reasons, document: job };
  const row = stackRow(member);
  const say = `${job.stack}: ${row.said.join(' · ')}`;
  if (member.phase !== 'unknown') return { text: say, document: { ...job, stack: row } };
  const fix = `waves run ${promotion.id}, or waves settle ${promotion.id} --stack ${job.stack} --accept-partial --reason …`;
  const open = refuse('outcome-unknown', {
    say: `nobody knows yet how the apply of ${job.stack} ended: ${member.outcome?.say ?? ''}`,
    fix,
    subject: job.stack,
    owner: 'platform team',
  });
  return { reasons: [open], document: { ...job, stack: row } };
}
