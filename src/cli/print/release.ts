import type { ReleaseView } from '../../views/release.ts';
import { columns } from './clean.ts';

export function releaseViewText(view: ReleaseView): string {
  const accounts = view.currentAccounts.map(({ stack, since }) => ['', `${stack} since ${since}`]);
  return columns([
    ['release', view.release],
    ['source', `${view.source} (${view.origin})`],
    ['commit', `${view.tag} = ${view.commit}`],
    ['digest', view.digest],
    ...view.nested.map(({ path, source, digest }) => ['nested', `${path} ${source} ${digest}`]),
    ['signature', view.signature],
    ['sbom', view.sbom],
    ['provenance', view.provenance],
    ['first seen', `${view.firstSeen} (entry ${view.firstSeenEntry})`],
    ['runs in', counted(accounts.length)],
    ...accounts,
    ...view.alarms.map(({ code, say, at }) => ['alarm', `${at} ${code}: ${say}`]),
  ]).join('\n');
}

export function releaseListText(releases: readonly ReleaseView[]): string {
  if (releases.length === 0) return 'no release was seen yet';
  const rows = releases.map(({ release, commit, digest, firstSeen, currentAccounts }) => [
    release,
    commit.slice(0, 12),
    digest.slice(0, 19),
    `first seen ${firstSeen}`,
    `in ${counted(currentAccounts.length)}`,
  ]);
  return columns(rows).join('\n');
}

function counted(accounts: number): string {
  if (accounts === 0) return 'no account';
  return accounts === 1 ? '1 account' : `${accounts} accounts`;
}
