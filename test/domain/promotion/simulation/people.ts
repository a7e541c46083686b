import type { Order } from '../../../../src/domain/promotion/orders.ts';
import { actFor } from '../../../../src/domain/promotion/orders.ts';
import type { StackProgress } from '../../../../src/domain/promotion/state.ts';
import { approved } from '../happened.ts';
import type { Command } from './commands.ts';
import { ledgerId, needOf } from './estate.ts';
import type { World } from './world.ts';
import { append, promotionIn, rulesIn, signedBy } from './world.ts';

type Voice = { readonly by: string; readonly role: string };

const holders: Readonly<Record<string, readonly string[]>> = {
  'service-owner': ['cleo', 'gus'],
  'security-owner': ['eva', 'gus'],
};

const everybody = ['ana', 'bea', 'cleo', 'dan', 'eva', 'gus'];

/** Who says yes in which role, by the command. */
export function voicesOf({ do: word, pick, luck }: Command, { stack }: StackProgress): readonly Voice[] {
  const roles = needOf(stack).roles.length > 0 ? needOf(stack).roles : ['service-owner'];
  const role = roles[luck % roles.length] ?? '';
  const known = holders[role] ?? [];
  switch (word) {
    case 'approve as starter':
      return [{ by: 'ana', role: 'service-owner' }];
    case 'approve as author':
      return [{ by: 'bea', role: 'service-owner' }];
    case 'approve both roles':
      return roles.map((each) => ({ by: 'gus', role: each }));
    case 'approve as anybody':
      return [{ by: everybody[pick % everybody.length] ?? '', role }];
    case 'approve all':
      return roles.map((each) => ({ by: holders[each]?.[0] ?? '', role: each }));
    default:
      return [{ by: known[pick % known.length] ?? '', role }];
  }
}

export function approve(world: World, member: StackProgress, voice: Voice): void {
  const { act: signed } = grantFact(world, member, voice);
  const given = { signed: signedBy(world, signed), promotion: promotionIn(world), ledger: world.ledger };
  const answer = world.rulebook.decide({ ...given, rules: rulesIn(world), now: world.now });
  if ('type' in answer) append(world, answer);
}

/** An approval as a fact; whoever may append can write one that nobody signed. */
export function grantFact(world: World, { stack, judged }: StackProgress, { by, role }: Voice) {
  world.nonce += 1;
  const fact = approved(by, role, stack, { at: world.now, nonce: `yes ${world.nonce}` });
  const records = judged ? [{ stack, wave: judged.record.wave, d: judged.d }] : [];
  return { ...fact, act: { ...fact.act, act: { ...fact.act.act, records } } };
}

/** The reason carries the nonce of what is revoked, which is how the oracle knows it. */
export function revoke(world: World, pick: number): void {
  const standing = promotionIn(world).grants.filter(({ revoked }) => !revoked);
  const grant = standing[pick % Math.max(1, standing.length)];
  if (grant) order(world, { do: 'revoke', approval: grant.id, reason: grant.act.act.nonce });
}

export function order(world: World, wanted: Order): void {
  world.nonce += 1;
  const who = { by: 'dan', at: world.now, nonce: `order ${world.nonce}`, ledger: ledgerId };
  const act = actFor(wanted, promotionIn(world), who);
  if (!('type' in act)) return;
  const signed = signedBy(world, { act, signature: 'signed by dan' });
  const given = { signed, promotion: promotionIn(world), ledger: world.ledger };
  const answer = world.rulebook.decide({ ...given, rules: rulesIn(world), now: world.now });
  if ('type' in answer) append(world, answer);
}
