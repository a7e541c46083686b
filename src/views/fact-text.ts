import { shortDigest } from '../domain/plan-record.ts';
import type { Fact } from '../domain/promotion/facts.ts';
import { releaseText } from '../domain/release.ts';
import { loweredSentence } from './exceptions.ts';
import { countsText } from './summary-text.ts';

/** One fact of a promotion as a sentence for the record. */
export function factText(fact: Fact): string {
  if ('stack' in fact) return `${fact.stack}: ${stackText(fact)}`;
  switch (fact.type) {
    case 'promotion-started':
      return `${fact.starter} started ${fact.kind === 'reconcile' ? 'to reconcile' : 'to promote'} ${releaseText(fact.release)}`;
    case 'approved': {
      const plans = (fact.act.act.records ?? []).map(({ stack, d }) => `${stack} (${shortDigest(d)})`);
      return `${fact.act.act.by} approved ${plans.join(', ')} as ${fact.act.act.role}`;
    }
    case 'approval-revoked':
      return acted(fact.act.act, `took back approval ${shortDigest(fact.act.act.revokes ?? '')}`);
    case 'promotion-held':
      return acted(fact.act.act, 'paused');
    case 'promotion-resumed':
      return acted(fact.act.act, 'resumed');
    case 'promotion-aborted':
      return acted(fact.act.act, 'aborted');
    case 'promotion-rejected':
      return acted(fact.act.act, 'rejected');
    case 'promotion-released':
      return 'released: every wave is over';
    case 'evidence-recorded': {
      const { stack, kind, result, say, producer } = fact.evidence;
      return `${stack}: ${producer} says ${kind} ${result}: ${say}`;
    }
    case 'drift-accepted': {
      const { stack, addresses, reason, by } = fact.accepted;
      return `${stack}: ${by} accepted drift of ${addresses.join(', ')}: ${reason}`;
    }
    case 'release-registered':
      return `${releaseText(fact.release)} registered${fact.inferred ? ' on sight' : ''}`;
    case 'release-alarmed':
      return `${fact.module}@${fact.version}: ${fact.code}: ${fact.say}`;
    case 'providers-asked':
      return `${releaseText(fact.question)}: which providers for ${fact.question.engine.kind}?`;
    case 'providers-chosen':
      return `chosen: ${fact.chosen.map(({ provider, version }) => `${provider} ${version}`).join(', ')}`;
    case 'stack-adopted':
      return `${fact.act.act.by} adopted ${fact.adoption.stack} on ${releaseText(fact.adoption)}`;
    case 'ledger-opened':
      return `ledger ${fact.ledger} opened${fact.sandbox ? ' as a sandbox' : ''}`;
  }
}

function acted({ by, reason }: { readonly by: string; readonly reason?: string }, did: string): string {
  return reason === undefined ? `${by} ${did}` : `${by} ${did}: ${reason}`;
}

type StackFact = Extract<Fact, { stack: string }>;

const stackTexts: { readonly [K in StackFact['type']]: (fact: Extract<StackFact, { type: K }>) => string } = {
  'stack-skipped': ({ say }) => `skipped: ${say}`,
  'plan-asked': ({ request }) => `asked: ${request.purpose} at ${request.commit.slice(0, 12)}`,
  'request-lapsed': () => 'the request lapsed without an answer',
  'drift-checked': ({ verdict, exempt }) => `drift ${verdict}${exempt === undefined ? '' : ` (${exempt})`}`,
  planned: () => 'planned',
  'plan-failed': ({ code, say }) => `plan failed: ${code}: ${say}`,
  judged: ({ d, summary }) => {
    const lowered = summary.lowered === undefined ? '' : `, ${loweredSentence(summary.lowered)}`;
    return `plan ${shortDigest(d)} judged ${summary.class}: ${countsText(summary.counts)}${lowered}`;
  },
  'plan-kept': ({ d }) => `plan ${shortDigest(d)} kept: the new one is the same`,
  'plan-dropped': ({ d, say }) => `plan ${shortDigest(d)} dropped: ${say}`,
  'apply-intended': ({ d, approvals }) => `apply of ${shortDigest(d)} begun with ${approvals.length} approvals`,
  'apply-finished': ({ outcome, late }) => `apply ${outcome.result}: ${outcome.say}${late ? ' (late)' : ''}`,
  settled: ({ how, outcome, say }) => `settled (${how}): ${outcome.result}: ${say}`,
  'pin-intended': ({ version, branch }) => `pin ${version} is being landed on ${branch}`,
  'pin-landed': ({ version, unchanged, commit }) =>
    `pin ${version} ${unchanged ? 'stood there already' : 'landed'} in ${commit.slice(0, 12)}`,
  'pin-failed': ({ code, say }) => `pin not landed: ${code}: ${say}`,
  verified: () => 'verified by a re-read',
  'not-verified': ({ differences }) => `the re-read shows ${differences.length} differences`,
  compared: ({ verdict }) => `compared: ${verdict}`,
  'soak-checked': ({ verdict }) => `checked after the soak: ${verdict}`,
  'partial-accepted': ({ act }) => acted(act.act, 'accepts what stands there'),
  'stack-retried': ({ act }) => acted(act.act, 'let it be tried again'),
};

function stackText(fact: StackFact): string {
  return (stackTexts[fact.type] as (fact: StackFact) => string)(fact);
}
