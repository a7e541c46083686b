import { drain } from './driver.ts';
import type { Boundary, Cut, Kill } from './effects.ts';
import { endFaults, faultsIn } from './invariants.ts';
import { newMachine } from './machine.ts';
import type { Plant } from './parts.ts';

/** The boundaries of a promotion that nothing cuts, in order. */
export async function recorded(): Promise<readonly Boundary[]> {
  const machine = await newMachine();
  await drain(machine);
  return machine.effects.boundaries;
}

export type Crashed = { readonly cuts: readonly Cut[]; readonly faults: readonly string[]; readonly runs: number };

/** One promotion with these cuts, carried on until it is done; what does not hold afterwards. */
export async function crashed(cuts: readonly Cut[], plant: Plant = {}): Promise<Crashed> {
  const machine = await newMachine(cuts);
  // After every second cut the engines come to their end while nobody of ours is there.
  if (cuts.some(({ at }) => at % 2 === 0)) machine.meanwhile = machine.supervisors.finish;
  try {
    const runs = await drain(machine, plant);
    const missed = cuts.length - machine.effects.cutsMade();
    const unmade = missed === 0 ? [] : [`${missed} of the cuts were never reached`];
    return { cuts, faults: [...(await faultsIn(machine)), ...(await endFaults(machine)), ...unmade], runs };
  } catch (stuck) {
    const say = stuck instanceof Error ? stuck.message : String(stuck);
    return { cuts, faults: [...(await faultsIn(machine)), say], runs: 0 };
  }
}

const runnerKills: readonly Kill[] = ['group', 'host'];
const orphaning: readonly Kill[] = ['runner', 'stalled'];

/**
 * Every way to cut one boundary: the whole group after it, and every half; where a part is at work also the part alone,
 * the runner alone, and the machine. Before a boundary everything is as after the one before it, but for the first.
 */
export function cutsAt(boundary: Boundary, at: number): readonly Cut[] {
  const kills: readonly Kill[] = boundary.part === undefined ? runnerKills : [...runnerKills, 'part', ...orphaning];
  const halves = Array.from({ length: boundary.halves }, (_, index) => index + 1);
  return [
    ...(at === 1 ? [{ at, done: 0, kill: 'group' } as const] : []),
    ...kills.map((kill) => ({ at, done: 'whole', kill }) as const),
    ...(boundary.part === undefined
      ? []
      : (['part', 'stalled'] as const).map((kill) => ({ at, done: 0, kill }) as const)),
    ...halves.flatMap((done) =>
      kills.filter((kill) => !orphaning.includes(kill)).map((kill) => ({ at, done, kill }) as const),
    ),
  ];
}

/** Errors instead of cuts: the world said no, or nobody knows. */
export function errorsAt(at: number): readonly Cut[] {
  return [
    { at, fails: 'nothing-happened' },
    { at, fails: 'unknown' },
  ];
}

export function cutText({ at, ...cut }: Cut, boundaries: readonly Boundary[]): string {
  const boundary = boundaries[at - 1];
  return `${at} ${boundary?.part ?? 'decide'} ${boundary?.name}: ${waysText(cut)}`;
}

function waysText(cut: Omit<Cut, 'at'>): string {
  return Object.entries(cut)
    .map(([way, value]) => `${way} ${value}`)
    .join(', ');
}

/** A change of a file on the disk after each effect of the apply part. */
export function tamperings(boundaries: readonly Boundary[]): readonly Cut[] {
  return boundaries.flatMap(({ part }, index) => (part === 'apply' ? [{ at: index + 1, tampers: true } as const] : []));
}
