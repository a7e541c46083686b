import type { Analysis } from '../../domain/analysis.ts';
import { approvable } from '../../domain/plan/approvable.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import type { Promotion, StackProgress } from '../../domain/promotion/state.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Desk } from './desk.ts';
import { verdictFact } from './evidence-facts.ts';
import { recordedResult } from './recorded-result.ts';
import { sameInputs } from './same-inputs.ts';
import type { Judging } from './seal-record.ts';
import { sealRecord } from './seal-record.ts';

/** Judges a plan under the pinned rules and seals its record; a plan equal to the open one keeps that one (S08.5). */
export async function judgeStack(desk: Desk, promotion: Promotion, member: StackProgress): Promise<void> {
  const { planned } = member;
  if (!planned) return;
  const result = await recordedResult(desk, planned.request.id, planned.result);
  const analysis = JSON.parse(result.analysis ?? 'null') as Analysis;
  const facts = await judgedFacts(desk, { promotion, member, result, analysis });
  const recorded = await desk.record((state) => {
    const now = state.promotions.get(promotion.id)?.stacks.get(member.stack);
    return now?.phase === 'planned' && now.planned?.result === planned.result ? { facts } : undefined;
  });
  if (recorded.written) for (const fact of facts) tellOf(desk, promotion, member, fact);
}

async function judgedFacts(desk: Desk, judging: Judging): Promise<readonly Fact[]> {
  const { promotion, member, result, analysis } = judging;
  const about = { promotion: promotion.id, stack: member.stack };
  const fit = approvable(analysis, result.exitCode, result.arguments);
  if (isRefusal(fit)) return [{ type: 'plan-failed', ...about, request: result.request, code: fit.code, say: fit.say }];
  const judged = await sealRecord(desk, judging);
  const old = member.judged;
  if (old && sameInputs(old.record, judged.record) && desk.world.clock.now() < old.record.expires) {
    return [{ type: 'plan-kept', ...about, d: old.d, request: result.request }];
  }
  const dropped: readonly Fact[] = old
    ? [
        {
          type: 'plan-dropped',
          ...about,
          d: old.d,
          code: 'plan-moved',
          say: `a new plan of ${member.stack} replaces the one before`,
        },
      ]
    : [];
  const { d, record, need, summary } = judged;
  const at = record.created;
  const policy = summary.denials[0];
  return [
    ...dropped,
    { type: 'judged', ...about, d, record, need, summary },
    verdictFact({ promotion, member }, { kind: 'plan_pass', say: 'planned and judged', subject: d, at }),
    verdictFact(
      { promotion, member },
      {
        kind: 'policy_pass',
        say: policy?.say ?? 'no policy denies it',
        result: policy ? 'failed' : 'passed',
        subject: d,
        at,
      },
    ),
  ];
}

function tellOf(desk: Desk, promotion: Promotion, member: StackProgress, fact: Fact): void {
  const about = { promotion: promotion.id, wave: member.wave, stack: member.stack };
  if (fact.type === 'judged') {
    const { create, update, delete: deleted, replace } = fact.summary.counts;
    const counts = [
      create && `+${create}`,
      update && `~${update}`,
      deleted && `-${deleted}`,
      replace && `±${replace}`,
    ].filter(Boolean);
    const impacts = fact.summary.impacts.length > 0 ? `: ${fact.summary.impacts.join(', ')}` : '';
    desk.world.tell({
      type: 'judged',
      ...about,
      say: `${counts.join(' ') || 'no changes'} · class ${fact.summary.class}${impacts}`,
    });
  }
  if (fact.type === 'plan-kept')
    desk.world.tell({ type: 'judged', ...about, say: 'planned again, nothing new: the open plan stays' });
  if (fact.type === 'plan-failed') desk.world.tell({ type: 'planned', ...about, say: `not approvable: ${fact.say}` });
}
