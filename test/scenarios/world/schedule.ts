import fc from 'fast-check';
import { openQuestions } from '../../../src/domain/approval/named.ts';
import { shortDigest } from '../../../src/domain/plan-record.ts';
import { freeLeftLocks, latestPromotion, mend, order, runOnce, stateOf } from './driver.ts';
import type { Kill } from './effects.ts';
import { mainFile, stacks } from './estate.ts';
import type { Machine } from './machine.ts';

const persons = ['sana', 'pavel', 'petra', 'selma', 'colin', 'silas', 'mona'];
const roles = ['platform-owner', 'security-owner', 'compliance-owner', 'service-owner'];

/** One thing that people, the world or bad luck do. */
export type Event =
  | { readonly is: 'run' | 'mend' | 'finish' }
  | { readonly is: 'approve'; readonly as: string; readonly role: string; readonly which: number }
  | { readonly is: 'yes' }
  | { readonly is: 'revoke' | 'pause' | 'resume' | 'abort'; readonly as: string }
  | { readonly is: 'push' | 'drift'; readonly stack: string; readonly text: string }
  | { readonly is: 'wait'; readonly minutes: number }
  | { readonly is: 'crash'; readonly after: number; readonly kill: Kill };

const person = fc.constantFrom(...persons);
const stack = fc.constantFrom(...stacks);
const act = (is: 'revoke' | 'pause' | 'resume' | 'abort') => fc.record({ is: fc.constant(is), as: person });
const change = (is: 'push' | 'drift') => fc.record({ is: fc.constant(is), stack, text: fc.constantFrom('one', 'two') });

const anEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ is: 'run' } as const) },
  { weight: 6, arbitrary: fc.constant({ is: 'yes' } as const) },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('approve' as const),
      as: person,
      role: fc.constantFrom(...roles),
      which: fc.nat(3),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('crash' as const),
      after: fc.integer({ min: 1, max: 60 }),
      kill: fc.constantFrom<Kill>('group', 'part', 'runner', 'stalled', 'host'),
    }),
  },
  { weight: 3, arbitrary: fc.constantFrom({ is: 'mend' } as const, { is: 'finish' } as const) },
  { weight: 2, arbitrary: act('revoke') },
  { weight: 1, arbitrary: act('pause') },
  { weight: 2, arbitrary: act('resume') },
  { weight: 1, arbitrary: act('abort') },
  { weight: 1, arbitrary: change('push') },
  { weight: 1, arbitrary: change('drift') },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 90 }) }),
  },
);

export const schedules = fc.array(anEvent, { minLength: 10, maxLength: 40, size: 'max' });

/** Lets one event happen, whatever comes of it. */
export async function happen(machine: Machine, event: Event): Promise<void> {
  switch (event.is) {
    case 'run':
      await runOnce(machine);
      machine.effects.resume();
      return;
    case 'crash':
      machine.effects.cutIn(event.after, event.kill);
      return;
    case 'mend':
      freeLeftLocks(machine);
      return mend(machine, {});
    case 'finish':
      return machine.supervisors.finish();
    case 'wait':
      return machine.clock.forward(event.minutes * 60_000);
    case 'push':
      return push(machine, event);
    case 'drift':
      return drift(machine, event);
    case 'yes':
      return sayYes(machine);
    case 'approve':
      return approve(machine, event);
    default:
      return order(machine, { do: event.is, reason: 'so it goes' }, { as: event.as });
  }
}

/** Orphans go on to their end: nothing of ours is under way afterwards. */
export async function rest({ effects }: Machine): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    effects.resume();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Those who hold the roles, about everything that is open. */
async function sayYes(machine: Machine): Promise<void> {
  const holders = { 'platform-owner': 'pavel', 'security-owner': 'selma', 'compliance-owner': 'colin' };
  const promotion = latestPromotion(await stateOf(machine));
  for (const { d, need } of promotion ? openQuestions(promotion) : []) {
    for (const [role, as] of Object.entries(holders))
      if (need.roles.includes(role)) await order(machine, { do: 'approve', plan: [shortDigest(d)], role }, { as });
    if (need.anyPerson) await order(machine, { do: 'approve', plan: [shortDigest(d)] }, { as: 'silas' });
  }
}

async function approve(machine: Machine, { as, role, which }: Extract<Event, { is: 'approve' }>): Promise<void> {
  const promotion = latestPromotion(await stateOf(machine));
  const open = promotion ? openQuestions(promotion) : [];
  const chosen = open[which % Math.max(1, open.length)];
  if (chosen) await order(machine, { do: 'approve', plan: [shortDigest(chosen.d)], role }, { as });
}

type Change = Extract<Event, { is: 'push' | 'drift' }>;

function push({ git }: Machine, { stack: changed, text }: Change): void {
  const path = mainFile(changed);
  const files = git.at(git.head());
  const block = `\nresource "aws_ssm_document" "note" {\n  name = "${text}"\n}\n`;
  const before = (files.get(path) ?? '').replace(/\nresource "aws_ssm_document"[^}]*\}\n/, '');
  git.commit({ files: new Map([...files, [path, before + block]]), subject: text, email: 'silas@acme.example' });
}

function drift({ cloud }: Machine, { stack: changed, text }: Change): void {
  const address = 'module.network_edge.aws_lb.edge';
  const objects = cloud.objectsOf(changed);
  objects.set(address, { ...objects.get(address), owner: text });
}
