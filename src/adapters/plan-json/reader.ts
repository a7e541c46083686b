import { isUtf8 } from 'node:buffer';
import type { Analysis } from '../../domain/analysis.ts';
import { gatheredAnalysis } from '../../domain/plan/gathered.ts';
import { lookAlike, noPlan } from '../../domain/plan/no-plan.ts';
import { planParts } from '../../domain/plan/parts.ts';
import { membersOf } from '../../domain/plan/read.ts';
import type { AnalyseOptions } from '../../domain/plan/reduce.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { headLength, jsonBegins, wholeCharacters } from './begins.ts';
import { Gathering } from './gather.ts';
import { Scanner } from './scan.ts';
import { Unreadable } from './unreadable.ts';

/** Takes a plan JSON piece by piece. What it says at the end is what `analyse` says of the whole text. */
export type PlanReader = {
  /** The next bytes, which may be overwritten afterwards. False: it is no plan, the rest need not be read. */
  push(bytes: Uint8Array): boolean;
  end(options: AnalyseOptions): Analysis | Refusal;
};

export function planReader(): PlanReader {
  const { part, dropped } = planParts();
  const gathering = new Gathering(part);
  const scanner = new Scanner(gathering);
  let held: Uint8Array = new Uint8Array();
  let begun = false;
  let isBlank = true;
  let refusal: Refusal | undefined;

  return {
    push(bytes) {
      refusal ??= attempt(() => take(held.length === 0 ? bytes : Buffer.concat([held, bytes]), false));
      return refusal === undefined;
    },
    end(options) {
      refusal ??= attempt(() => {
        take(held, true);
        scanner.end();
        if (held.length > 0) throw new Refused(noPlan('encoding'));
      });
      return refusal ?? gatheredAnalysis(gathering.value, options, dropped());
    },
  };

  /** Hands on what is whole; a beginning or a character that is not stays for the next piece. */
  function take(bytes: Uint8Array, isLast: boolean): void {
    if (!begun && bytes.length < headLength && !isLast) {
      held = Uint8Array.from(bytes);
      return;
    }
    const from = begun ? 0 : beginning(bytes);
    begun = true;
    const until = wholeCharacters(bytes);
    held = Uint8Array.from(bytes.subarray(until));
    const whole = bytes.subarray(from, until);
    if (!isUtf8(whole)) throw new Refused(noPlan('encoding'));
    isBlank &&= isOnlySpace(whole);
    scanner.feed(whole);
  }

  function attempt(step: () => void): Refusal | undefined {
    try {
      step();
      return undefined;
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      if (error instanceof Unreadable) return unreadable(error);
      throw error;
    }
  }

  function unreadable({ why, message }: Unreadable): Refusal {
    if (why === 'truncated' && isBlank) return noPlan('empty');
    const members = membersOf(gathering.value);
    return why === 'trailing' && lookAlike(members) === 'log' ? noPlan('log') : noPlan(why, message);
  }
}

function beginning(bytes: Uint8Array): number {
  const begins = jsonBegins(bytes);
  if (typeof begins !== 'number') throw new Refused(noPlan(begins));
  return begins;
}

function isOnlySpace(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.say);
    this.refusal = refusal;
  }
}
