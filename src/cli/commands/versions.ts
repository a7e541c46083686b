import { didYouMean } from '../../config/nearest.ts';
import { refuse } from '../../domain/refusal.ts';
import { surroundingsOf } from '../around.ts';
import { command } from '../command.ts';
import { isRefusals } from '../opened.ts';
import { versionsText } from '../print/versions.ts';

export const versions = command({
  needs: 'read',
  examples: ['waves versions', 'waves versions network-edge --json'],
  args: { module: { value: 'NAME', help: 'only of this module' } },
  flags: {},
  async run(context) {
    const { module } = context.args;
    const { versionsSeen } = await context.wire();
    const seen = await versionsSeen(surroundingsOf(context));
    if (isRefusals(seen)) return { reasons: seen };
    const modules = seen.modules.filter((one) => module === undefined || one.module === module);
    if (module !== undefined && modules.length === 0) {
      const known = seen.modules.map((one) => one.module);
      const fix = didYouMean(module, known, `known: ${known.join(', ') || 'none'}`) ?? 'waves versions';
      return { reasons: [refuse('module-unknown', { say: `no stack here has a module ${module}`, fix })] };
    }
    const { unread, isShallow, at } = seen;
    return { text: versionsText({ ...seen, modules }), document: { modules, unread, isShallow, at } };
  },
});
