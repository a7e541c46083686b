import { isRefusal, refuse } from '../../domain/refusal.ts';
import { command } from '../command.ts';
import { knownPromotion } from '../known-promotion.ts';

export const logs = command({
  needs: 'read',
  examples: ['waves logs p-7f3a sandbox-01/network-edge', 'waves logs p-7f3a sandbox-01/network-edge -f'],
  args: {
    promotion: { value: 'PROMOTION', help: 'whose plans and applies', required: true },
    stack: { value: 'STACK', help: 'of which stack' },
  },
  flags: {
    stack: { kind: 'text', value: 'STACK', help: 'the same' },
    follow: { kind: 'switch', short: 'f', help: 'go on with what is added, until the stack is done or Ctrl-C' },
  },
  async onLedger(context, opened) {
    const { args, flags } = context;
    const stack = args.stack ?? flags.stack;
    if (stack === undefined || (args.stack !== undefined && flags.stack !== undefined)) {
      const say = stack === undefined ? 'STACK is missing' : 'STACK is given twice';
      return { reasons: [refuse('bad-usage', { say, fix: 'waves help logs' })] };
    }
    const promotion = knownPromotion(await opened.state(), args.promotion);
    if (isRefusal(promotion)) return { reasons: [promotion] };
    if (!promotion.stacks.has(stack)) {
      const fix = `one of ${[...promotion.stacks.keys()].join(', ')}`;
      return {
        reasons: [refuse('bad-usage', { say: `${stack} is no stack of ${promotion.id}`, fix, subject: stack })],
      };
    }
    const about = { promotion: promotion.id, stack };
    if (flags.follow) {
      const { follow } = await import('../live/follow.ts');
      await follow(context, opened, about);
      return { document: { type: 'ended', ...about }, interrupted: opened.stop.aborted };
    }
    const log = await opened.log(promotion.id, stack);
    if (log === undefined) return { talk: `nothing was run for ${stack} yet`, document: { ...about, lines: [] } };
    return { text: log.trimEnd(), document: { ...about, lines: log.trimEnd().split('\n') } };
  },
});
