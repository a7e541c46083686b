import { releasesOf } from '../../views/release.ts';
import { command } from '../command.ts';
import { releaseListText } from '../print/release.ts';

export const releaseList = command({
  needs: 'read',
  examples: ['waves release list', 'waves release list --json'],
  args: { module: { value: 'NAME', help: 'only of this module' } },
  flags: {},
  async onLedger({ args }, opened) {
    const all = releasesOf(await opened.state());
    const releases = all.filter(({ module }) => args.module === undefined || module === args.module);
    return { text: releaseListText(releases), document: { releases } };
  },
});
