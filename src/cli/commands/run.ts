import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Ending } from '../command.ts';
import { command } from '../command.ts';
import { told } from '../live/told.ts';
import type { Opened } from '../opened.ts';
import type { RunOrder } from '../orders.ts';
import { releaseNameFrom } from '../release-name.ts';
import { reportEnding } from '../report-ending.ts';

type Asked = {
  readonly what: string | undefined;
  readonly stack: string | undefined;
  readonly only: 'plan' | 'apply' | undefined;
  readonly plan: string | undefined;
  readonly due: boolean;
  readonly wait: number | undefined;
};

export const run = command({
  needs: 'run',
  examples: ['waves run network-edge@2.5.0', 'waves run p-7f3a --stack sandbox-01/network-edge'],
  args: { what: { value: 'NAME@VERSION | PROMOTION', help: 'the release to promote, or the promotion to carry on' } },
  flags: {
    stack: { kind: 'text', value: 'STACK', help: 'only this stack' },
    only: {
      kind: 'choice',
      choices: ['plan', 'apply'],
      help: 'one part of a run: answer one request, or apply one plan',
    },
    plan: { kind: 'text', value: 'D', help: 'the plan record that --only apply applies' },
    due: { kind: 'switch', help: 'everything that may move' },
    wait: { kind: 'duration', value: 'DURATION', help: 'wait this long for what somebody else holds' },
  },
  async onLedger(context, opened) {
    const asked = { ...context.flags, what: context.args.what };
    const wrong = misused(asked);
    if (wrong) return { reasons: [wrong] };
    if (asked.only) return onlyPart(asked, opened);
    const order = orderOf(asked);
    if (isRefusal(order)) return { reasons: [order] };
    return reportEnding(await told(context, opened, (tell) => opened.run(order, tell)), opened);
  },
});

/** What does not go together. */
function misused({ what, stack, only, plan, due, wait }: Asked): Refusal | undefined {
  const complain = (say: string) => refuse('bad-usage', { say, fix: 'waves help run' });
  if (due === (what !== undefined)) {
    return complain(due ? '--due takes no release and no promotion' : 'NAME@VERSION, a promotion or --due is missing');
  }
  if (due && (stack !== undefined || only)) return complain('--due is about everything: no --stack, no --only');
  if (only && !isProviders({ what, only, stack }) && (what?.includes('@') || stack === undefined))
    return complain(`--only ${only} needs a promotion and --stack`);
  if ((only === 'apply') !== (plan !== undefined)) {
    return complain(plan === undefined ? '--only apply needs --plan' : '--plan belongs to --only apply');
  }
  if (only && wait !== undefined) return complain('--only waits for nothing');
  if (plan !== undefined && !/^(?:sha256:)?[0-9a-f]{12,64}$/.test(plan)) {
    return complain(`${JSON.stringify(plan)} is not at least 12 hex digits of a plan`);
  }
  return undefined;
}

/** `NAME@VERSION --only plan` answers what is asked about the release itself. */
function isProviders({ what, only, stack }: Pick<Asked, 'what' | 'only' | 'stack'>): boolean {
  return only === 'plan' && what?.includes('@') === true && stack === undefined;
}

async function onlyPart({ what = '', stack = '', plan }: Asked, opened: Opened): Promise<Ending> {
  if (what.includes('@')) {
    const release = releaseNameFrom(what);
    return { reasons: isRefusal(release) ? [release] : await opened.providersPart(release) };
  }
  const job = { promotion: what, stack };
  const reasons = plan === undefined ? await opened.planPart(job) : await opened.applyPart({ ...job, d: plan });
  return { reasons, document: { type: 'ended', ...job } };
}

function orderOf({ what, stack, wait }: Asked): RunOrder | Refusal {
  const limits = { ...(stack === undefined ? {} : { stack }), ...(wait === undefined ? {} : { waitMs: wait }) };
  if (what === undefined) return { due: true, ...limits };
  if (!what.includes('@')) return { promotion: what, ...limits };
  const release = releaseNameFrom(what);
  return isRefusal(release) ? release : { release, ...limits };
}
