import { sourceAddress } from '../../domain/module-source.ts';
import { configVariables, withoutOthersConfig } from './environment.ts';
import { moduleUnreachable } from './module-failure.ts';
import { isAddress, withoutCredentials } from './names.ts';

/** Beginning of an address → address or absolute folder to go to instead. */
export type Mirrors = Readonly<Record<string, string>>;

export type Place = { readonly url: string; readonly subdir: string };

/** Where a module's repository is fetched from: the mirror with the longest beginning, as git's `insteadOf` has it. */
export function placeOf(source: string, mirrors: Mirrors): Place {
  const { kind, url, subdir = '' } = sourceAddress(source);
  const shown = withoutCredentials(source);
  if (kind !== 'git') throw moduleUnreachable(`${shown} is no git source`);
  // Checked before it is rewritten too: a step up would leave the mirror's folder.
  if (!isAddress(url)) throw moduleUnreachable(`${shown} is neither https nor ssh`);
  return { url: mirrored(url, mirrors), subdir };
}

/** For an engine's own git: the mirrors, no configuration of machine or person, no hook, bytes as they are. */
export function engineEnvironment(mirrors: Mirrors): Readonly<Record<string, string>> {
  const pairs = targets(mirrors);
  const rewriting = pairs.map(([from, to]) => [`url.${to}.insteadOf`, from] as const);
  const isLocal = pairs.some(([, to]) => to.startsWith('file://'));
  return {
    ...withoutOthersConfig,
    ...configVariables([
      ...rewriting,
      ...(isLocal ? ([['protocol.file.allow', 'always']] as const) : []),
      ['core.hooksPath', '/dev/null'],
      ['core.autocrlf', 'false'],
    ]),
  };
}

function mirrored(url: string, mirrors: Mirrors): string {
  const [longest] = targets(mirrors)
    .filter(([from]) => url.startsWith(from))
    .sort(([a], [b]) => b.length - a.length);
  return longest ? longest[1] + url.slice(longest[0].length) : url;
}

/** A folder becomes a `file:` address, so that git fetches from it and does not copy or link its files. */
function targets(mirrors: Mirrors): (readonly [from: string, to: string])[] {
  return Object.entries(mirrors).map(([from, to]) => {
    const target = to.startsWith('/') ? `file://${encodeURI(to).replace(/[?#]/g, encodeURIComponent)}` : to;
    return [from, from.endsWith('/') && !target.endsWith('/') ? `${target}/` : target] as const;
  });
}
