import type { Exit } from '../../domain/codes.ts';
import { command } from '../command.ts';
import { mainWorktree } from '../main-worktree.ts';

export const sim = command({
  needs: 'run',
  examples: ['waves sim status', 'waves sim show sandbox-01'],
  args: {},
  flags: {},
  raw: true,
  async run({ rest, cwd, out, err, env }) {
    const { simCommand } = await import('../../simcloud/command.ts');
    const exit = await simCommand(rest, { folder: mainWorktree(cwd), out, err, env });
    return { exit: exit as Exit, silent: true };
  },
});
