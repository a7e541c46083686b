import { canonical } from '../canonical.ts';
import type { Code } from '../codes.ts';
import type { PlanRecord } from '../plan-record.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { StackName } from '../stack.ts';
import { runCommand } from './gate-question.ts';
import type { Facts, Gathered } from './gathered.ts';
import { factAgeMax } from './gathered.ts';
import type { LedgerState, Promotion } from './state.ts';

export type HeldAgainst = {
  readonly facts: Facts;
  readonly promotion: Promotion;
  readonly stack: StackName;
  readonly ledger: LedgerState;
};

/** One gathered fact and what it must be: its name, itself, whether it holds, and what it is called if it does not. */
type Row = readonly [name: string, fact: Gathered<unknown>, holds: (value: never) => boolean, code: Code, say: string];

/** Every gathered fact against the record: missing or old is no data, different is what the table says. */
export function factReasons(record: PlanRecord, against: HeldAgainst): readonly Refusal[] {
  const rows = [...seenRows(record, against.facts), ...derivedRows(record, against)];
  return rows.flatMap((row) => rowReason(row, against));
}

/** What was asked of the world. */
function seenRows(record: PlanRecord, facts: Facts): readonly Row[] {
  return [
    [
      'governed head',
      facts.governedHead,
      (head: string) => head !== '',
      'fact-missing',
      'the governed branch has no head',
    ],
    [
      'account',
      facts.account,
      is(record.account),
      'wrong-account',
      `the apply credentials are not ${record.account}'s`,
    ],
    ['state', facts.state, is(record.state), 'plan-stale', 'the state has moved since the plan'],
    ['plan state', facts.planState, is(record.state), 'plan-changed', 'the plan file was made on another state'],
    ['backend', facts.backend, is(record.backend), 'inputs-changed', 'the backend is another one'],
    ['backend lock', facts.backendLock, is(undefined), 'backend-locked', 'somebody else holds the state lock'],
    [
      'plan file',
      facts.planFile,
      is(record.sealed.planFile.digest),
      'plan-changed',
      'the plan file is not the recorded one',
    ],
    [
      'workspace',
      facts.workspace,
      is(record.sealed.workspace.digest),
      'workspace-changed',
      'the sealed folder is not the recorded one',
    ],
    ['engine', facts.engine, is(record.engine), 'toolchain-changed', 'the engine is not the recorded one'],
    ['variables', facts.variables, is(record.variables), 'inputs-changed', 'the inputs are not the recorded ones'],
  ];
}

/** What was made again of the sealed bytes and of git. */
function derivedRows(record: PlanRecord, against: HeldAgainst): readonly Row[] {
  const { facts } = against;
  const drift = driftHolds(record, against);
  return [
    [
      'analysis',
      facts.analysis,
      is(record.analysis),
      'analysis-differs',
      'the sealed plan says something else than people were shown',
    ],
    [
      'judgement',
      facts.judgement,
      is(record.judgement),
      'judgement-differs',
      'the recorded judgement is not what the rules say',
    ],
    ['derived judging', facts.derived, () => true, 'judgement-differs', 'the judgement could not be derived'],
    ['pinned rules', facts.pinned, is(true), 'record-forged', 'the promotion does not follow its pinned rules'],
    ['drift', facts.drift, drift, 'record-forged', 'the recorded drift check is not what its analysis says'],
    ['sources', facts.sources, isEmpty, 'sources-differ', 'the sealed folder is not the recorded tree plus our edits'],
    ['authors', facts.authors, isEmpty, 'record-forged', 'the record leaves out authors of the change'],
    ['root', facts.root, is(record.sealed.root), 'workspace-changed', 'the plan was made under another path'],
    ['proofs', facts.proofs, () => true, 'proof-invalid', 'no proof could be verified'],
  ];
}

function rowReason([name, fact, holds, code, say]: Row, against: HeldAgainst): readonly Refusal[] {
  if ('missing' in fact) return [noData(name, fact.missing, against)];
  if (fact.age > factAgeMax) return [noData(name, `it is ${Math.round(fact.age)} ms old`, against)];
  return holds(fact.value as never) ? [] : [different(code, `${say} (${against.stack})${named(fact.value)}`, against)];
}

function is(expected: unknown): (value: unknown) => boolean {
  return (value) => canonical(value ?? null) === canonical(expected ?? null);
}

function isEmpty(list: readonly string[]): boolean {
  return list.length === 0;
}

/** What a list of differences names, so that a person need not search. */
function named(value: unknown): string {
  return Array.isArray(value) && value.length > 0 ? `: ${value.slice(0, 5).join(', ')}` : '';
}

/** The analysis must be clean, or the exemption the fact names be one that this stack has (DESIGN 4). */
function driftHolds(record: PlanRecord, { promotion, stack, ledger }: HeldAgainst): (verdict: string) => boolean {
  const member = promotion.stacks.get(stack);
  const isUnmoved = ledger.lastApplied.get(stack)?.readSetDigest === record.readSetDigest;
  return (verdict) => {
    switch (member?.driftCheck?.exempt) {
      case 'first-apply':
        return record.state === 'absent' && verdict !== 'drifted';
      case 'reconcile':
        return promotion.kind === 'reconcile';
      case 'own-retry':
        return member?.retriedAt !== undefined && isUnmoved && verdict !== 'drifted';
      default:
        return member?.driftCheck !== undefined && (verdict === 'clean' || verdict === 'accepted');
    }
  };
}

function noData(name: string, why: string, { promotion, stack }: HeldAgainst): Refusal {
  const say = `${name} of ${stack} could not be had: ${why}`;
  return refuse('fact-missing', { say, fix: runCommand(promotion), subject: stack, owner: 'platform team' });
}

function different(code: Code, say: string, { promotion, stack }: HeldAgainst): Refusal {
  const mends = code === 'plan-stale' || code === 'inputs-changed' || code === 'toolchain-changed';
  const fix = mends ? runCommand(promotion) : `waves why ${promotion.id}`;
  return refuse(code, { say, fix, subject: stack, owner: 'platform team' });
}
