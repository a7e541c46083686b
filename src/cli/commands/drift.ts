import { exits } from '../../domain/codes.ts';
import { refuse } from '../../domain/refusal.ts';
import { command } from '../command.ts';
import { isRefusals } from '../opened.ts';
import type { DriftFound } from '../orders.ts';
import { oneLine } from '../print/clean.ts';
import { teller } from '../report-ending.ts';

export const drift = command({
  needs: 'run',
  examples: ['waves drift --all', 'waves drift --stack sandbox-01/network-edge --exit-code'],
  args: {},
  flags: {
    all: { kind: 'switch', help: 'every stack' },
    stack: { kind: 'list', value: 'STACK', help: 'this stack; may be repeated' },
    'exit-code': { kind: 'switch', help: 'exit 2 where something is found' },
  },
  async onLedger(context, opened) {
    const { all, stack, 'exit-code': asksExit } = context.flags;
    if (all === stack.length > 0) {
      return { reasons: [refuse('bad-usage', { say: 'either --all or --stack', fix: 'waves help drift' })] };
    }
    const report = await opened.drift(all ? 'all' : stack, teller(context, opened));
    if (isRefusals(report)) return { reasons: report };
    const { stacks } = report;
    const unchecked = stacks.filter(({ verdict }) => verdict === 'could-not-check');
    const isFound = stacks.some(({ verdict }) => verdict === 'drifted' || verdict === 'pending');
    return {
      text: stacks.flatMap(foundLines).join('\n'),
      document: { stacks },
      interrupted: opened.stop.aborted,
      reasons: unchecked.map(notChecked),
      ...(asksExit && isFound ? { exit: exits.changes } : {}),
    };
  },
});

/** Could not check is never clean: it is its own reason (5). */
function notChecked({ stack }: DriftFound) {
  const fix = `waves drift --stack ${stack}`;
  return refuse('could-not-check', { say: `drift of ${stack} could not be checked`, fix, subject: stack });
}

const verdicts = {
  clean: 'no drift',
  drifted: 'drifted',
  pending: 'merged changes that are not applied',
  'could-not-check': 'could not be checked',
} as const;

function foundLines({ stack, verdict, drifted, pending, broughtBy }: DriftFound): readonly string[] {
  const isFound = drifted.length + pending.length > 0;
  return [
    `${stack}  ${verdicts[verdict]}`,
    ...drifted.map(({ address, say }) => `  drifted  ${address}  ${say}`),
    ...pending.map(({ address, say }) => `  pending  ${address}  ${say}`),
    ...broughtBy.map((commit) => `  brought by ${commit}`),
    ...(isFound ? [`  → waves reconcile ${stack}`] : []),
  ].map(oneLine);
}
