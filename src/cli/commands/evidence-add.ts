import { actEnding } from '../act-ending.ts';
import { command } from '../command.ts';

const results = ['passed', 'failed', 'pending', 'no-data', 'not-applicable'] as const;

export const evidenceAdd = command({
  needs: 'act',
  examples: [
    'waves evidence add p-7f3a --stack sandbox-01/network-edge --kind rollback_plan --result passed --say "run-book 12"',
    'waves evidence add p-7f3a --stack sandbox-01/network-edge --kind rollback_plan --result failed --say … --json',
  ],
  args: { promotion: { value: 'PROMOTION', help: 'the promotion it is about', required: true } },
  flags: {
    stack: { kind: 'text', value: 'STACK', help: 'the stack it is about', required: true },
    kind: { kind: 'text', value: 'KIND', help: 'what kind of evidence, as the contract names it', required: true },
    result: { kind: 'choice', choices: results, help: 'what was found', required: true },
    say: { kind: 'text', value: 'TEXT', help: 'what was looked at, and where', required: true },
  },
  async onLedger({ args: { promotion }, flags: { stack, kind, result, say } }, opened) {
    return actEnding(await opened.act({ do: 'evidence', promotion, stack, kind, result, say }));
  },
});
