import { isRefusal } from '../../domain/refusal.ts';
import { releaseText } from '../../domain/release.ts';
import { releaseView } from '../../views/release.ts';
import { command } from '../command.ts';
import { isRefusals } from '../opened.ts';
import { releaseViewText } from '../print/release.ts';
import { releaseNameFrom } from '../release-name.ts';

export const releaseAdd = command({
  needs: 'run',
  examples: ['waves release add network-edge@2.5.0', 'waves release add network-edge@2.5.0 --json'],
  args: { release: { value: 'NAME@VERSION', help: 'the release', required: true } },
  flags: {},
  async onLedger({ args }, opened) {
    const name = releaseNameFrom(args.release);
    if (isRefusal(name)) return { reasons: [name] };
    const release = await opened.releaseAdd(name);
    if (isRefusals(release)) return { reasons: release };
    const view = releaseView(await opened.state(), release);
    const text = view ? releaseViewText(view) : releaseText(release);
    return { text, document: { ...view } };
  },
});
