import { refuse } from '../../domain/refusal.ts';
import { actEnding } from '../act-ending.ts';
import { command } from '../command.ts';
import { momentOf } from '../instant.ts';

export const driftAccept = command({
  needs: 'act',
  examples: [
    'waves drift accept sandbox-01/network-edge --address aws_lb.edge --attribute idle_timeout --owner silas --reason "load test" --expires 7d',
    'waves drift accept sandbox-01/network-edge --address aws_lb.edge --attribute "*" --owner silas --reason "taken away until Monday" --expires 3d --json',
  ],
  args: { stack: { value: 'STACK', help: 'the stack whose drift it is', required: true } },
  flags: {
    address: {
      kind: 'list',
      value: 'ADDRESS',
      help: 'a drifted resource, as `waves drift` names it; may be repeated',
      required: true,
    },
    attribute: {
      kind: 'list',
      value: 'NAME',
      help: 'what of it; patterns with *, and * alone also means that it is gone; a grant by its own name',
      required: true,
    },
    owner: { kind: 'text', value: 'NAME', help: 'who answers for it: a person or a role', required: true },
    reason: { kind: 'text', value: 'TEXT', help: 'why it may stand', required: true },
    expires: { kind: 'when', value: 'WHEN', help: 'from then on it counts as drift again' },
  },
  async onLedger({ args: { stack }, flags }, opened) {
    const { address, attribute, owner, reason, expires } = flags;
    if (expires === undefined) {
      const fix = '--expires 7d, or --expires 2026-12-01T08:00:00Z';
      return { reasons: [refuse('bad-usage', { say: '--expires is missing: nothing is accepted for ever', fix })] };
    }
    const end = momentOf(expires, opened.now());
    const what = { addresses: address, attributes: attribute };
    return actEnding(await opened.acceptDrift({ stack, ...what, owner, reason, expires: end }));
  },
});
