import { refuse } from '../../domain/refusal.ts';
import { surroundingsOf } from '../around.ts';
import { command } from '../command.ts';
import type { Line } from '../doctor.ts';
import { doctorText } from '../print/doctor.ts';

export const doctor = command({
  needs: 'read',
  examples: ['waves doctor', 'waves doctor --json'],
  args: {},
  flags: {},
  async run(context) {
    const { examine } = await context.wire();
    const lines = await examine(surroundingsOf(context));
    return {
      text: doctorText(lines),
      covers: 'reasons',
      reasons: lines.flatMap(reasonOf),
      document: { checks: lines.map(documentOf) },
    };
  },
});

/** A line is a reason where it is wrong, and where it must be known: then it names a way to know it. */
function reasonOf({ check, verdict, subject, evidence, fix }: Line) {
  if (fix === undefined || (verdict !== 'wrong' && verdict !== 'cannot-tell')) return [];
  const say = `${check}: ${evidence}`;
  return [refuse(codeOf(check, verdict), { say, fix, subject: subject ?? check, owner: 'you' })];
}

function codeOf(check: string, verdict: 'wrong' | 'cannot-tell') {
  if (verdict === 'cannot-tell') return 'cannot-tell';
  return check === 'files' ? 'invalid-file' : 'unfit';
}

function documentOf({ check, verdict, subject, evidence, fix }: Line) {
  return { check, verdict, subject: subject ?? null, evidence, fix: fix ?? null };
}
