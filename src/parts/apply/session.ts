import { durationText, type Instant, type Milliseconds, minuteMs } from '../../domain/instant.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { StackName } from '../../domain/stack.ts';

/** An engine whose session ends before it does cannot write its state, so it is not begun. */
export function sessionTooShort(
  stack: StackName,
  of: { readonly ends: Instant | undefined; readonly deadlineMs: Milliseconds; readonly now: Instant },
): Refusal | undefined {
  const { ends, deadlineMs, now } = of;
  if (ends === undefined || now + deadlineMs <= ends) return undefined;
  const left = durationText(Math.max(0, Math.floor((ends - now) / minuteMs) * minuteMs));
  return refuse('session-too-short', {
    say: `an apply of ${stack} may take ${durationText(deadlineMs)}, and its credentials end in ${left}`,
    fix: 'let credentials.apply last longer, or set a shorter deadline in waves.yaml',
    subject: stack,
    owner: 'platform team',
  });
}
