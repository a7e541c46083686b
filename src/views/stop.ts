import { openQuestions, setDigest } from '../domain/approval/named.ts';
import { durationText } from '../domain/instant.ts';
import { shortDigest } from '../domain/plan-record.ts';
import type { Judged, Promotion } from '../domain/promotion/state.ts';
import type { Refusal } from '../domain/refusal.ts';
import { byExit } from './sorted-reasons.ts';

/** What stands in the way, as a person reads it: a sentence, and what belongs to it. */
export type Stop = { readonly say: string; readonly details: readonly string[]; readonly reason: Refusal };

const findingsShown = 10;

/** Reasons as sentences, the weightiest first. Roles that are asked about one plan share a sentence. */
export function stopsOf(reasons: readonly Refusal[], promotion: Promotion): readonly Stop[] {
  const said = new Set<string>();
  return byExit(reasons).flatMap((reason) => {
    const judged = questionOf(reason, promotion);
    if (!judged) return [{ say: reason.say, details: [], reason }];
    if (said.has(judged.d)) return [];
    said.add(judged.d);
    const roles = reasons
      .filter((other) => questionOf(other, promotion)?.d === judged.d)
      .map(({ owner }) => owner ?? '');
    const say = `${judged.record.stack} waits for ${listed(roles)} on plan ${shortDigest(judged.d)}`;
    return [{ say, details: questionDetails(judged), reason }];
  });
}

/** The plan that a reason asks a role about; undefined for a reason of another kind. */
function questionOf({ code, subject, owner, say }: Refusal, promotion: Promotion): Judged | undefined {
  if (code !== 'awaiting-approval') return undefined;
  const judged = promotion.stacks.get(subject ?? '')?.judged;
  return judged && say === `${subject} waits for ${owner} on plan ${shortDigest(judged.d)}` ? judged : undefined;
}

function listed(words: readonly string[]): string {
  const unique = [...new Set(words)];
  return unique.length < 2 ? unique.join('') : `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}`;
}

/** What somebody who is asked must see: the findings, and what an approval of this plan is. */
function questionDetails({ summary, need }: Judged): readonly string[] {
  const rows = summary.findings.slice(0, findingsShown).map(({ address, say }) => `${address}  ${say}`);
  const more = summary.findings.length - rows.length;
  const lasts = `an approval lasts ${durationText(need.lifetime)} (${need.lifetimeBecause})`;
  const others = need.requireDifferentActorFromAuthor || need.anyPerson;
  return [
    ...rows,
    ...(more > 0 ? [`and ${more} more findings`] : []),
    others ? `${lasts}; nobody who wrote this change may give it` : lasts,
  ];
}

/** The digest that names all open plans of a promotion at once, where there are several. */
export function togetherDigest(promotion: Promotion): { readonly count: number; readonly digest: string } | undefined {
  const open = openQuestions(promotion);
  return open.length > 1 ? { count: open.length, digest: setDigest(open) } : undefined;
}
