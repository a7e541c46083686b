import type { SignedAct } from '../../domain/act.ts';
import { actId } from '../../domain/promotion/act-id.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import type { Order } from '../../domain/promotion/orders.ts';
import { actFor, decide } from '../../domain/promotion/orders.ts';
import type { LedgerState } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Rules } from '../../domain/rules.ts';
import { promotionOf } from '../book.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import type { Desk } from './desk.ts';
import type { Acted } from './ended.ts';

/** Signs and records what a person orders. The same order again is no second record. */
export async function act(
  desk: Desk,
  id: string,
  { order, as }: { order: Order; as?: string },
): Promise<Acted | readonly Refusal[]> {
  const signed = await signOrder(desk, id, { order, ...(as === undefined ? {} : { as }) });
  return 'signature' in signed ? recordAct(desk, id, signed) : signed;
}

/** The signed act alone, for recording it elsewhere or later (`approve --write`). */
export async function signOrder(
  desk: Desk,
  id: string,
  { order, as }: { order: Order; as?: string },
): Promise<SignedAct | Acted | readonly Refusal[]> {
  const state = await desk.book.state();
  const promotion = promotionOf(state, id);
  if (!promotion) return [unknownPromotion(id, state)];
  const person = await desk.world.person(as);
  if (isRefusal(person)) return [person];
  const who = {
    by: person.id,
    at: desk.world.clock.now(),
    nonce: desk.world.nonce(),
    ledger: state.opened?.ledger ?? '',
  };
  const wanted = actFor(order, promotion, who);
  if ('there' in wanted) return there(wanted.there, state);
  if (!('type' in wanted)) return wanted;
  return person.sign(wanted);
}

/** Records an act that is signed already: made here, or by its signer elsewhere (`approve --file`). */
export async function recordAct(desk: Desk, id: string, signed: SignedAct): Promise<Acted | readonly Refusal[]> {
  const rules = await desk.present.rules();
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const proof = await proofOf(desk, signed, rules.definitions.rules);
  if (proof.length > 0) return proof;
  let answer: Acted | readonly Refusal[] = [];
  const recorded = await desk.record((state) => {
    const promotion = promotionOf(state, id);
    const decided = promotion
      ? decide({ signed, promotion, ledger: state, rules: rules.definitions.rules, now: desk.world.clock.now() })
      : [unknownPromotion(id, state)];
    if ('there' in decided) answer = there(decided.there, state);
    else if (!('type' in decided)) answer = decided;
    else return { facts: [decided as Fact], looked: ['governance'] };
    return undefined;
  });
  if (!recorded.written) return answer;
  return { say: saidOf(signed), sequence: recorded.sequence, id: actId(signed), again: false };
}

async function proofOf(desk: Desk, signed: SignedAct, rules: Rules): Promise<readonly Refusal[]> {
  const state = await desk.book.state();
  const sandboxKeys = state.opened?.sandboxKeys ?? {};
  const proof = await desk.world.proof.verify(signed, { rules, sandboxKeys, at: desk.world.clock.now() });
  if (proof.valid) return [];
  return [
    refuse('proof-invalid', {
      say: `the signature of ${signed.act.by} does not count: ${proof.reason}`,
      fix: 'sign it again with a key of that person',
      owner: signed.act.by,
    }),
  ];
}

export function unknownPromotion(id: string, state: LedgerState): Refusal {
  const known = [...state.promotions.keys()].slice(-5).join(', ') || 'none';
  return refuse('promotion-unknown', { say: `no promotion ${id}; the latest: ${known}`, fix: 'waves status' });
}

export function nobody(): Refusal {
  return refuse('person-unknown', {
    say: 'nobody can be told apart here: no key of a known person, and no --as on a sandbox ledger',
    fix: 'git config user.email to an address in policies/people.yaml and add your SSH key there',
    owner: 'you',
  });
}

/** The record that stands, by the name its first order answered. */
function there(sequence: number, state: LedgerState): Acted {
  const [id = `entry ${sequence}`] = [...state.acts].find(([, at]) => at === sequence) ?? [];
  return { say: 'that was there already', sequence, id, again: true };
}

function saidOf({ act: { type, by, role, records = [], reason, stack } }: SignedAct): string {
  switch (type) {
    case 'waves.approval':
      return `${by} approved ${records.map((record) => record.stack).join(', ')}${role === undefined ? '' : ` as ${role}`}`;
    case 'waves.retry':
      return `${by} lets ${stack} be tried again: ${reason}`;
    default:
      return `${by}: ${type.slice('waves.'.length)}${reason === undefined ? '' : `: ${reason}`}`;
  }
}
