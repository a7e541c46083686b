import type { Wave } from '../wave.ts';
import { collectsOf } from './collect.ts';
import { budgetGate, holdGate } from './gates.ts';
import { askAgain, nextOfMember } from './next-of-member.ts';
import type { Present } from './present.ts';
import type { LedgerState, Promotion, StackProgress } from './state.ts';
import type { Next, Step } from './steps.ts';
import { gate, step, together } from './steps.ts';
import {
  effectiveWave,
  freeSlots,
  isSettledWell,
  membersOf,
  soakStart,
  soakUnchecked,
  waveGates,
} from './wave-state.ts';

/** Chooses what may be done now. Only looks; performs nothing. */
export function next(promotion: Promotion, ledger: LedgerState, present: Present): Next {
  if (promotion.state !== 'open') return inFlight(promotion, ledger, present);
  for (const pinned of promotion.waves) {
    const wave = effectiveWave(pinned, present.contract);
    const gates = waveGates(wave, promotion, ledger, present);
    const isOver = gates.length === 0 && collectsOf(wave, { promotion, ledger, present }).length === 0;
    if (!isOver) return nextOfWave(wave, promotion, ledger, present);
  }
  return promotion.held ? gate(...holdGate(promotion)) : step({ do: 'release' });
}

/** What an ended promotion still owes: outcomes to record and pins of what was applied. */
function inFlight(promotion: Promotion, ledger: LedgerState, present: Present): Next {
  const owed = [...promotion.stacks.values()].filter(
    ({ phase, pin }) => phase === 'applying' || (phase === 'applied' && pin !== 'landed'),
  );
  return together(owed.map((member) => nextOfMember({ promotion, ledger, present, member })));
}

function nextOfWave(wave: Wave, promotion: Promotion, ledger: LedgerState, present: Present): Next {
  const members = membersOf(promotion, wave);
  if (members.every(isSettledWell)) return nextOfWaveEnd(wave, members, { promotion, ledger, present });
  const all = together(members.map((member) => nextOfMember({ promotion, ledger, present, member })));
  const spent = members[0] ? budgetGate({ promotion, ledger, present, member: members[0] }) : [];
  const bounded = { steps: withinConcurrency(wave, members, all.steps), gates: [...spent, ...all.gates] };
  return together([bounded, gate(...holdGate(promotion))]);
}

/** Never more applies at once than the wave allows; strict waves never more than budget + 1. */
function withinConcurrency(wave: Wave, members: readonly StackProgress[], steps: readonly Step[]): readonly Step[] {
  let free = freeSlots(wave, members);
  return steps.filter((one) => one.do !== 'apply' || free-- > 0);
}

/** Everything is verified: evidence over the wave's own accounts, then the soak and the check at its end. */
function nextOfWaveEnd(
  wave: Wave,
  members: readonly StackProgress[],
  { promotion, ledger, present }: { promotion: Promotion; ledger: LedgerState; present: Present },
): Next {
  const gates = waveGates(wave, promotion, ledger, present);
  const open = members.filter(({ open }) => open);
  if (open.length > 0) return together(open.map((member) => nextOfMember({ promotion, ledger, present, member })));
  const collect = collectsOf(wave, { promotion, ledger, present });
  if (collect.length > 0) return { steps: collect, gates: [] };
  const soakOver = present.now >= soakStart(members) + wave.soak;
  const unchecked = soakOver ? soakUnchecked(members, wave) : [];
  const ask = unchecked
    .filter(({ soakCheck }) => (soakCheck?.sequence ?? 0) <= present.since)
    .map((member) => askAgain({ promotion, ledger, present, member }, 'drift'));
  return ask.length > 0 ? together(ask) : gate(...gates);
}
