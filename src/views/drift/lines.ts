import type { Difference } from '../../domain/drift/difference.ts';
import { acceptCommand } from '../../domain/promotion/drifted-refusal.ts';
import { isoText } from '../iso.ts';
import type { DriftFound } from './found.ts';
import { driftSummary, driftVerdicts } from './found.ts';

/** Every stack with what was found, and the totals at the end. */
export function driftLines(stacks: readonly DriftFound[]): readonly string[] {
  return [...stacks.flatMap(stackLines), driftSummary(stacks)];
}

function stackLines(found: DriftFound): readonly string[] {
  const { stack, verdict, drifted, pending, broughtBy, why } = found;
  return [
    `${stack}  ${driftVerdicts[verdict]}${why === undefined ? '' : `: ${why}`}`,
    ...drifted.flatMap(driftedLines),
    ...pending.map(({ address, say }) => `  pending  ${address}  ${say}`),
    ...broughtBy.map((commit) => `  brought by ${commit}`),
    ...sinceLines(found),
    ...waysOn(found),
  ];
}

function driftedLines({ address, say, expected, lapsed }: Difference): readonly string[] {
  const leave = expected ?? lapsed;
  const line = `  ${expected ? expected.from : 'drifted'}  ${address}  ${say}`;
  if (!leave) return [line];
  const until = `${expected ? 'until' : `was ${leave.from} until`} ${isoText(leave.expires)}`;
  return [line, `    ${until} · ${leave.owner} answers for it · ${leave.reason}`];
}

function sinceLines({ verdict, since, asApplied }: DriftFound): readonly string[] {
  if (verdict === 'clean') return [];
  const right = asApplied ? `, last seen as applied ${isoText(asApplied.at)} (entry ${asApplied.sequence})` : '';
  return [`  since ${isoText(since)}${right}`];
}

/** What a person can do about it now. */
function waysOn({ stack, verdict, drifted }: DriftFound): readonly string[] {
  if (verdict === 'failed' || verdict === 'not-checked') return [`  → waves drift --stack ${stack}`];
  if (verdict !== 'drifted' && verdict !== 'pending') return [];
  const unexpected = drifted.filter(({ expected }) => !expected);
  const accept = unexpected.some(({ attributes }) => attributes !== undefined);
  return [`  → waves reconcile ${stack}`, ...(accept ? [`  → ${acceptCommand(stack, unexpected)}`] : [])];
}
