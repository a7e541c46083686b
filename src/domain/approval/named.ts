import { needsSomebody } from '../approval-need.ts';
import type { Digest } from '../digest.ts';
import { digestOfValue } from '../digest.ts';
import { shortDigest } from '../plan-record.ts';
import type { Judged, Promotion } from '../promotion/state.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';

/** Judged plans of a promotion that ask for somebody and were not begun yet, in wave and member order. */
export function openQuestions(promotion: Promotion): readonly Judged[] {
  return [...promotion.stacks.values()].flatMap(({ phase, judged }) =>
    phase === 'judged' && judged && needsSomebody(judged.need) ? [judged] : [],
  );
}

/** The digest of a listed set of plan records: one word for all of them, frozen at signing. */
export function setDigest(records: readonly { readonly d: Digest }[]): Digest {
  return digestOfValue(records.map(({ d }) => d).sort());
}

/** The fewest hex digits that name a plan (S08.4). */
const prefixMin = 12;

/** The open plan records that prefixes of a D, or of the digest of the whole open set, name. */
export function recordsNamed(promotion: Promotion, prefixes: readonly string[]): readonly Judged[] | Refusal {
  const open = openQuestions(promotion);
  const found = new Map<Digest, Judged>();
  for (const written of prefixes) {
    const prefix = written.replace(/^sha256:/, '').toLowerCase();
    if (!/^[0-9a-f]+$/.test(prefix) || prefix.length < prefixMin) {
      const say = `${JSON.stringify(written)} is not at least ${prefixMin} hex digits of a plan`;
      return refuse('bad-usage', { say, fix: `waves inbox; then --plan with the digits it prints` });
    }
    const named = shortHex(setDigest(open)).startsWith(prefix)
      ? open
      : open.filter(({ d }) => shortHex(d).startsWith(prefix));
    if (named.length === 0 || (named !== open && named.length > 1)) return mismatch(promotion, prefix, open);
    for (const judged of named) found.set(judged.d, judged);
  }
  return [...found.values()].sort((a, b) => (a.record.stack < b.record.stack ? -1 : 1));
}

function shortHex(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}

function mismatch(promotion: Promotion, prefix: string, open: readonly Judged[]): Refusal {
  const waiting = open.map(({ d, record }) => `${shortDigest(d)} (${record.stack})`).join(', ') || 'none';
  const say = `no open plan of ${promotion.id} begins with ${prefix}; open: ${waiting}`;
  return refuse('plan-mismatch', { say, fix: `waves why ${promotion.id}` });
}
