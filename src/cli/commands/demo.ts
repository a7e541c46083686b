import { exits } from '../../domain/codes.ts';
import { command } from '../command.ts';

export const demo = command({
  needs: 'run',
  examples: ['waves demo', 'waves demo --keep /tmp/waves-demo'],
  args: {},
  flags: { keep: { kind: 'text', value: 'DIR', help: 'leave the project in this new folder, for commands by hand' } },
  async run({ flags: { keep }, env, out }) {
    const { runDemo } = await import('../demo/demo.ts');
    const exit = await runDemo({ keep, env, out });
    return { exit: exit === 0 ? exits.done : exits.failed, silent: true };
  },
});
