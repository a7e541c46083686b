import { memoryLedger } from '../../../src/adapters/memory/ledger.ts';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import type { Promotion, StackProgress } from '../../../src/domain/promotion/state.ts';
import { openBook, record } from '../../../src/parts/book.ts';
import type { Desk } from '../../../src/parts/decide/desk.ts';
import { openDesk } from '../../../src/parts/decide/desk.ts';
import type { DecideWorld } from '../../../src/parts/decide/world.ts';
import { promotionId, start } from '../../domain/promotion/made.ts';

/** A desk over a ledger that holds these facts; the governed branch cannot be read unless the world says otherwise. */
export async function deskAt(facts: readonly Fact[], world: Partial<DecideWorld> = {}): Promise<Desk> {
  const ledger = memoryLedger();
  const clock = { now: () => start, monotonic: () => 0 };
  let count = 0;
  const nonce = () => {
    count += 1;
    return `nonce-${count}`;
  };
  const desk = openDesk({
    ledger,
    clock,
    nonce,
    governed: unreadable,
    tell: () => {},
    stopping: () => false,
    ...world,
  } as DecideWorld);
  await add(desk, facts);
  return desk;
}

/** Facts that another run records meanwhile. */
export async function add({ world }: Desk, facts: readonly Fact[]): Promise<void> {
  const book = openBook(world.ledger);
  for (const fact of facts) {
    const id = world.nonce();
    await record({ ledger: world.ledger, book, at: world.clock.now, id }, () => ({
      facts: [fact],
      looked: ['governance'],
    }));
  }
}

export async function promotionIn(desk: Desk): Promise<Promotion> {
  const promotion = (await desk.book.state()).promotions.get(promotionId);
  if (!promotion) throw new Error('no promotion was started');
  return promotion;
}

export async function memberIn(desk: Desk, stack: string): Promise<StackProgress> {
  const member = (await promotionIn(desk)).stacks.get(stack);
  if (!member) throw new Error(`${stack} is no member`);
  return member;
}

const unreadable: DecideWorld['governed'] = {
  head: async () => 'c0ffee',
  files: async () => [{ path: 'waves.yaml', mode: '100644', object: 'blob' }],
  read: async (_, paths) => new Map(paths.map((path) => [path, new TextEncoder().encode('engine: [')])),
  commitsTouching: async () => [],
  contains: async () => true,
  digestOfFiles: async () => 'sha256:0',
  email: async () => undefined,
};
