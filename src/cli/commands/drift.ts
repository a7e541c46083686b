import { exits } from '../../domain/codes.ts';
import { shardFrom } from '../../domain/drift/shard.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Ending } from '../command.ts';
import { command } from '../command.ts';
import { driftForms, driftReasons, driftText } from '../drift-ending.ts';
import { isRefusals } from '../opened.ts';
import type { DriftOrder } from '../orders.ts';
import { teller } from '../report-ending.ts';

export const drift = command({
  needs: 'run',
  examples: ['waves drift --all --exit-code', 'waves drift --all --shard 2/5 --junit'],
  args: {},
  flags: {
    all: { kind: 'switch', help: 'every stack' },
    stack: { kind: 'list', value: 'STACK', help: 'this stack; may be repeated' },
    shard: {
      kind: 'text',
      value: 'I/N',
      help: 'with --all: the i-th of n equal shares, which together are all stacks',
    },
    concurrency: { kind: 'text', value: 'N', help: 'how many stacks at once; waves.yaml says drift.concurrency' },
    markdown: { kind: 'switch', help: 'print Markdown instead' },
    junit: { kind: 'switch', help: 'print JUnit XML instead: a test for each stack' },
    'exit-code': { kind: 'switch', help: 'exit 2 where drift or an unapplied change is found' },
  },
  async onLedger(context, opened) {
    const { flags } = context;
    const order = orderOf(flags);
    if (isRefusal(order)) return { reasons: [order] };
    const forms = driftForms.filter((form) => flags[form]);
    if (forms.length > 1 || (forms.length > 0 && context.json)) {
      const given = [...forms, ...(context.json ? ['json'] : [])].map((form) => `--${form}`).join(' and ');
      return wrongUse(`${given} are several forms at once`, 'ask for one');
    }
    const report = await opened.drift(order, teller(context, opened));
    if (isRefusals(report)) return { reasons: report };
    const { stacks } = report;
    const isFound = stacks.some(({ verdict }) => verdict === 'drifted' || verdict === 'pending');
    return {
      text: driftText(stacks, forms[0]),
      document: { stacks },
      interrupted: opened.stop.aborted,
      reasons: driftReasons(stacks),
      ...(flags['exit-code'] && isFound ? { exit: exits.changes } : {}),
    };
  },
});

type Asked = {
  readonly all: boolean;
  readonly stack: readonly string[];
  readonly shard: string | undefined;
  readonly concurrency: string | undefined;
};

function orderOf({ all, stack, shard: share, concurrency: width }: Asked): DriftOrder | Refusal {
  if (all === stack.length > 0) return misuse('either --all or --stack', 'waves help drift');
  if (share !== undefined && !all) return misuse('--shard goes with --all', 'waves drift --all --shard 1/4');
  const shard = share === undefined ? undefined : shardFrom(share);
  if (share !== undefined && !shard) {
    return misuse(`--shard cannot be ${JSON.stringify(share)}`, '--shard I/N, from 1/N to N/N');
  }
  if (width !== undefined && !/^(?:[1-9]|[1-5]\d|6[0-4])$/.test(width)) {
    return misuse(`--concurrency cannot be ${JSON.stringify(width)}`, '--concurrency N, from 1 to 64');
  }
  return {
    stacks: all ? 'all' : stack,
    ...(shard ? { shard } : {}),
    ...(width === undefined ? {} : { concurrency: Number(width) }),
  };
}

function misuse(say: string, fix: string): Refusal {
  return refuse('bad-usage', { say, fix });
}

function wrongUse(say: string, fix: string): Ending {
  return { reasons: [misuse(say, fix)] };
}
