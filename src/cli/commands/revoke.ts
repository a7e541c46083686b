import { actEnding } from '../act-ending.ts';
import { command } from '../command.ts';

export const revoke = command({
  needs: 'act',
  examples: [
    'waves revoke p-7f3a --reason "I looked at the wrong plan"',
    'waves revoke p-7f3a --approval 3b1c88d0a9e2 --reason "left the team"',
  ],
  args: { promotion: { value: 'PROMOTION', help: 'the promotion the approval was given for', required: true } },
  flags: {
    approval: { kind: 'text', value: 'DIGITS', help: 'which one; left out, your own' },
    reason: { kind: 'text', value: 'TEXT', help: 'why, for everybody who asks later', required: true },
  },
  async onLedger({ args: { promotion }, flags: { approval, reason } }, opened) {
    const which = approval === undefined ? {} : { approval };
    return actEnding(await opened.act({ do: 'revoke', promotion, reason, ...which }));
  },
});
