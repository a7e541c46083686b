import { isRefusal, refuse } from '../../domain/refusal.ts';
import { releaseText } from '../../domain/release.ts';
import { releaseView } from '../../views/release.ts';
import { command } from '../command.ts';
import { releaseViewText } from '../print/release.ts';
import { releaseNameFrom } from '../release-name.ts';

export const releaseShow = command({
  needs: 'read',
  examples: ['waves release show network-edge@2.5.0', 'waves release show network-edge@2.5.0 --json'],
  args: { release: { value: 'NAME@VERSION', help: 'the release', required: true } },
  flags: {},
  async onLedger({ args }, opened) {
    const name = releaseNameFrom(args.release);
    if (isRefusal(name)) return { reasons: [name] };
    const view = releaseView(await opened.state(), name);
    if (view) return { text: releaseViewText(view), document: { ...view } };
    const say = `${releaseText(name)} was never seen here`;
    return { reasons: [refuse('version-unknown', { say, fix: `waves release add ${releaseText(name)}` })] };
  },
});
