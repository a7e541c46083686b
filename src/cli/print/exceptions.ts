import type { ExceptionView } from '../../views/exceptions.ts';
import { columns, oneLine } from './clean.ts';
import { digits } from './lengths.ts';

/** Each exception with where it was used, entry by entry. */
export function exceptionsText(exceptions: readonly ExceptionView[]): string {
  if (exceptions.length === 0) return 'no exception is written, and none was ever used';
  return exceptions.flatMap(exceptionLines).join('\n');
}

function exceptionLines(one: ExceptionView): readonly string[] {
  const { exception, module, stacks = [], to, approvedBy, role, reason, used, uses } = one;
  const where = module === undefined ? '' : ` for ${module} in ${stacks.join(', ')}`;
  const as = role === undefined ? '' : ` as ${role}`;
  const because = reason === undefined ? '' : `: ${reason}`;
  const times = used === 0 ? 'unused' : `used ${used} time${used === 1 ? '' : 's'}`;
  return [
    oneLine(`${exception} · ${lasts(one)} · ${times}`),
    oneLine(`  lowers to ${to}${where}, approved by ${approvedBy}${as}${because}`),
    ...columns(
      uses.map(({ entry, at, promotion, stack, plan, from, to: down }) => [
        `  entry ${entry}`,
        at,
        promotion,
        stack,
        digits(plan),
        `${from} → ${down}`,
      ]),
    ),
  ];
}

function lasts({ state, until }: ExceptionView): string {
  const words = {
    stands: `until ${until}`,
    expired: `expired ${until}`,
    gone: `no longer in the rules, was until ${until}`,
  };
  return words[state];
}
