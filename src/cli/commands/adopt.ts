import { command } from '../command.ts';
import { isRefusals } from '../opened.ts';
import { teller } from '../report-ending.ts';

export const adopt = command({
  needs: 'run',
  examples: ['waves adopt sandbox-01/network-edge', 'waves adopt sandbox-01/network-edge --json'],
  args: { stack: { value: 'STACK', help: 'the stack, as `waves status` writes it', required: true } },
  flags: {},
  async onLedger(context, opened) {
    const adopted = await opened.adopt(context.args.stack, teller(context, opened));
    if (isRefusals(adopted)) return { reasons: adopted };
    const { stack, module, version, again } = adopted;
    const say = again ? 'was known already on' : 'is adopted as it stands, on';
    return { text: `${stack} ${say} ${module}@${version}`, document: adopted };
  },
});
